//! The record's promise: that every public act is in it. Measured against the database, not
//! assumed.

use std::sync::Arc;

use commons::{
    Failure, Text,
    capability::{Ask, Measurement, Missing, Promise, PublicAct, Target, Unit, ask},
};

use crate::{Entry, Record, RecordError, TileId, hash_leaf, tile::WIDTH};

/// Share of the town's public things whose newest entry says what the database says.
pub(crate) fn public_acts_recorded(record: &Record, lists: &Arc<[Ask<Vec<PublicAct>>]>) -> Promise {
    let (record, lists) = (record.clone(), Arc::clone(lists));
    Promise {
        id: "public-acts-recorded",
        target: Target::AtLeast(1.0),
        unit: Unit::Share,
        more: "/record",
        measure: ask(move || measure(record.clone(), Arc::clone(&lists))),
    }
}

async fn measure(
    record: Record,
    lists: Arc<[Ask<Vec<PublicAct>>]>,
) -> Result<Measurement, Failure> {
    let size = record.checkpoint().await?.0.checkpoint.size;
    let (mut kept, mut all, mut missing) = (0, 0, Vec::new());
    for list in lists.iter() {
        for act in list().await? {
            all += 1;
            match gap(&record, size, &act).await? {
                None => kept += 1,
                Some(reason) => {
                    missing.push(Missing { title: act.title, path: act.path, reason });
                }
            }
        }
    }
    Ok(Measurement::share(kept, all, missing))
}

/// What keeps a thing from being in the record as it stands.
async fn gap(record: &Record, size: u64, act: &PublicAct) -> Result<Option<Text>, RecordError> {
    let entries = record.entries_about(&act.subject).await?;
    let said = entries.into_iter().rfind(|entry| {
        act.kinds.contains(&entry.statement.kind.as_str()) && entry.statement.subject == act.subject
    });
    let Some(entry) = said else { return Ok(Some(no_entry())) };
    if !is_in_tree(record, size, &entry).await? {
        return Ok(Some(not_in_tree(entry.index)));
    }
    let Some(content) = act.sha256 else { return Ok(None) };
    let opening = record.opening(entry.index).await?;
    let same = opening.is_some_and(|it| it.digest == content && it.opens(&entry.statement));
    Ok(if same { None } else { Some(changed(entry.index)) })
}

/// Whether the tree of the signed checkpoint has this entry's leaf at its place.
async fn is_in_tree(record: &Record, size: u64, entry: &Entry) -> Result<bool, RecordError> {
    let Some(id) = TileId::in_tree(0, entry.index / WIDTH as u64, size) else { return Ok(false) };
    let Some(tile) = record.log().tile(id).await? else { return Ok(false) };
    let place = usize::try_from(entry.index % WIDTH as u64).unwrap_or(WIDTH);
    Ok(tile.get(place) == Some(&hash_leaf(&entry.statement.to_leaf()?)))
}

fn no_entry() -> Text {
    Text::both("Es gibt keinen Eintrag im Register.", "There is no entry in the record.")
}

fn not_in_tree(index: u64) -> Text {
    Text::both(
        format!("Der Eintrag {index} gehört nicht zum unterschriebenen Stand."),
        format!("Entry {index} does not belong to the signed checkpoint."),
    )
}

fn changed(index: u64) -> Text {
    Text::both(
        format!("Seit dem Eintrag {index} wurde es geändert, ohne dass es im Register steht."),
        format!("It was changed after entry {index} without an entry in the record."),
    )
}
