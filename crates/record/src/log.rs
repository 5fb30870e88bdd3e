//! The log in the database: what is read of it.

use std::{collections::HashMap, sync::Arc};

use commons::{Subject, Timestamp};
use parking_lot::Mutex;
use store::{Database, Sql, StoreError, Value, params};

use crate::{
    Entry, Hash, Opening, RecordError, SignedCheckpoint, Statement,
    tile::{BundleId, TileId, WIDTH, tile_hashes},
};

/// Full tiles that are kept in memory: 8 KB each.
const CACHED: usize = 1024;

const ENTRY: &str = "SELECT e.entry, e.leaf, o.salt, o.digest FROM record_entries e
     LEFT JOIN record_openings o ON o.entry = e.entry AND o.public = 1";

store::row! {
    struct EntryRow {
        entry: u64,
        leaf: Vec<u8>,
        salt: Option<Vec<u8>>,
        digest: Option<Vec<u8>>,
    }
}

impl EntryRow {
    fn read(self) -> Result<Entry, RecordError> {
        let opening = match (self.salt, self.digest) {
            (Some(salt), Some(digest)) => Some(opening(&salt, &digest)?),
            _ => None,
        };
        Ok(Entry { index: self.entry, statement: Statement::from_leaf(&self.leaf)?, opening })
    }
}

fn opening(salt: &[u8], digest: &[u8]) -> Result<Opening, RecordError> {
    Ok(Opening { salt: hash(salt)?, digest: hash(digest)? })
}

fn hash(bytes: &[u8]) -> Result<Hash, RecordError> {
    bytes.try_into().map_err(|_| RecordError::Malformed("a stored hash".to_owned()))
}

/// Full tiles by level and place.
type Tiles = HashMap<(u8, u64), Arc<[Hash]>>;

/// The log, to be read.
pub(crate) struct Log {
    pub(crate) db: Database,
    tiles: Mutex<Tiles>,
}

/// Which entries a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this kind of act only.
    pub kind: Option<String>,
    /// About this kind of thing only.
    pub subject_kind: Option<String>,
    /// About things of this slug only.
    pub slug: Option<String>,
}

impl Filter {
    fn sql(&self) -> (String, Vec<Value>) {
        let columns = [
            ("e.kind", &self.kind),
            ("e.subject_kind", &self.subject_kind),
            ("e.subject_slug", &self.slug),
        ];
        let mut conditions = vec!["1 = 1".to_owned()];
        let mut values = Vec::new();
        for (column, value) in columns {
            if let Some(value) = value {
                values.push(Value::Text(value.clone()));
                conditions.push(format!("{column} = ${}", values.len()));
            }
        }
        (conditions.join(" AND "), values)
    }
}

/// A part of the list of entries, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryPage {
    /// The entries.
    pub entries: Vec<Entry>,
    /// How many the whole list has.
    pub total: u64,
}

impl Log {
    pub(crate) fn new(db: Database) -> Self {
        Self { db, tiles: Mutex::default() }
    }

    pub(crate) async fn checkpoint(&self) -> Result<(SignedCheckpoint, Timestamp), RecordError> {
        let (note, at) = self.checkpoint_note().await?;
        Ok((note.parse()?, at))
    }

    pub(crate) async fn checkpoint_note(&self) -> Result<(String, Timestamp), RecordError> {
        let sql = "SELECT note, at FROM record_checkpoints ORDER BY size DESC LIMIT 1";
        let found: Option<(String, Timestamp)> = self.db.opt(sql, &[]).await?;
        found.ok_or(RecordError::NotBegun)
    }

    pub(crate) async fn entry(&self, index: u64) -> Result<Entry, RecordError> {
        let row: Option<EntryRow> =
            self.db.opt(&format!("{ENTRY} WHERE e.entry = $1"), params![index]).await?;
        row.ok_or(RecordError::NoEntry(index))?.read()
    }

    pub(crate) async fn entries_about(&self, subject: &Subject) -> Result<Vec<Entry>, RecordError> {
        let mut sql = format!("{ENTRY} WHERE e.subject_kind = $1 AND e.subject_slug = $2");
        let mut values = params![subject.kind, subject.slug].to_vec();
        if let Some(version) = subject.version {
            sql.push_str(" AND e.subject_version = $3");
            values.extend_from_slice(params![version]);
        }
        sql.push_str(" ORDER BY e.entry");
        self.db.all::<EntryRow>(&sql, &values).await?.into_iter().map(EntryRow::read).collect()
    }

    pub(crate) async fn count(&self, filter: &Filter) -> Result<u64, RecordError> {
        if *filter == Filter::default() {
            return Ok(self.db.one::<(u64,)>("SELECT size FROM record_state", &[]).await?.0);
        }
        let (condition, values) = filter.sql();
        let sql = format!("SELECT COUNT(*) FROM record_entries e WHERE {condition}");
        Ok(self.db.one::<(u64,)>(&sql, &values).await?.0)
    }

    pub(crate) async fn entries(
        &self,
        filter: &Filter,
        skip: u64,
        take: u64,
    ) -> Result<Vec<Entry>, RecordError> {
        let (condition, mut values) = filter.sql();
        let (limit, offset) = (values.len() + 1, values.len() + 2);
        values.extend_from_slice(params![take, skip]);
        let sql = format!(
            "{ENTRY} WHERE {condition} ORDER BY e.entry DESC LIMIT ${limit} OFFSET ${offset}"
        );
        self.db.all::<EntryRow>(&sql, &values).await?.into_iter().map(EntryRow::read).collect()
    }

    pub(crate) async fn kinds(&self) -> Result<Vec<String>, RecordError> {
        let sql = "SELECT DISTINCT kind FROM record_entries ORDER BY kind";
        let rows: Vec<(String,)> = self.db.all(sql, &[]).await?;
        Ok(rows.into_iter().map(|(kind,)| kind).collect())
    }

    pub(crate) async fn opening(&self, index: u64) -> Result<Option<Opening>, RecordError> {
        let sql = "SELECT salt, digest FROM record_openings WHERE entry = $1";
        let row: Option<(Vec<u8>, Vec<u8>)> = self.db.opt(sql, params![index]).await?;
        row.map(|(salt, digest)| opening(&salt, &digest)).transpose()
    }

    /// The hashes of a tile; `None` where the tree does not have that many.
    pub(crate) async fn tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        let cached = self.tiles.lock().get(&(id.level, id.index)).cloned();
        let found = match cached {
            Some(tile) => Some(tile),
            None => self.read_tile(id).await?,
        };
        let width = usize::from(id.width);
        Ok(found.and_then(|tile| match tile.len() {
            len if len == width => Some(tile),
            _ => tile.get(..width).map(Arc::from),
        }))
    }

    async fn read_tile(&self, id: TileId) -> Result<Option<Arc<[Hash]>>, RecordError> {
        let Some(hashes) = stored_tile(&self.db, id).await? else { return Ok(None) };
        let hashes: Arc<[Hash]> = hashes.into();
        if hashes.len() == WIDTH {
            let mut tiles = self.tiles.lock();
            if tiles.len() >= CACHED {
                tiles.clear();
            }
            tiles.insert((id.level, id.index), Arc::clone(&hashes));
        }
        Ok(Some(hashes))
    }

    /// The leaves of a bundle; `None` where the log does not have that many.
    pub(crate) async fn bundle(&self, id: BundleId) -> Result<Option<Vec<Vec<u8>>>, RecordError> {
        let from = id.index * WIDTH as u64;
        let rows: Vec<(u64, Vec<u8>)> = self
            .db
            .all(
                "SELECT entry, leaf FROM record_entries WHERE entry >= $1 AND entry < $2
                 ORDER BY entry",
                params![from, from + u64::from(id.width)],
            )
            .await?;
        let whole = rows.len() == usize::from(id.width);
        Ok(whole.then(|| rows.into_iter().map(|(_, leaf)| leaf).collect()))
    }
}

impl Log {
    /// What opens a bundle's commitments, also what the public does not see.
    pub(crate) async fn openings(&self, id: BundleId) -> Result<Vec<(u64, Opening)>, RecordError> {
        let from = id.index * WIDTH as u64;
        let rows: Vec<(u64, Vec<u8>, Vec<u8>)> = self
            .db
            .all(
                "SELECT entry, salt, digest FROM record_openings
                 WHERE entry >= $1 AND entry < $2 ORDER BY entry",
                params![from, from + u64::from(id.width)],
            )
            .await?;
        rows.into_iter()
            .map(|(entry, salt, digest)| Ok((entry, opening(&salt, &digest)?)))
            .collect()
    }
}

/// A tile as the database has it: all its hashes so far.
pub(crate) async fn stored_tile(
    db: &impl Sql,
    id: TileId,
) -> Result<Option<Vec<Hash>>, StoreError> {
    let sql = "SELECT hashes FROM record_tiles WHERE level = $1 AND tile = $2";
    let found: Option<(Vec<u8>,)> = db.opt(sql, params![u32::from(id.level), id.index]).await?;
    Ok(found.and_then(|(bytes,)| tile_hashes(&bytes)))
}
