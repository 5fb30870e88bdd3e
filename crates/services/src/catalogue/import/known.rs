//! What topics of other directories mean here.

use crate::catalogue::model::LifeSituation;

/// Topics, in lower case, and the life situation they belong to.
const TOPICS: [(&str, LifeSituation); 20] = [
    ("meldewesen und ordnung", LifeSituation::Documents),
    ("auto und verkehr", LifeSituation::Mobility),
    ("steuern, finanzen und recht", LifeSituation::Taxes),
    ("wohnen und bauen", LifeSituation::Building),
    ("gesundheit und pflege", LifeSituation::Health),
    ("migration und integration", LifeSituation::Migration),
    ("arbeit, beruf und soziales", LifeSituation::Work),
    ("wirtschaft", LifeSituation::Business),
    ("familie, partnerschaft und gleichstellung", LifeSituation::Family),
    ("umwelt, natur und tiere", LifeSituation::Environment),
    ("behinderung", LifeSituation::Disability),
    ("sicherheit und notlagen", LifeSituation::Safety),
    ("schule, ausbildung und studium", LifeSituation::School),
    ("politik und engagement", LifeSituation::Engagement),
    ("kultur, medien und wissenschaft", LifeSituation::Culture),
    ("tourismus und veranstaltungen", LifeSituation::Culture),
    ("geburt", LifeSituation::Birth),
    ("umzug", LifeSituation::Moving),
    ("senioren", LifeSituation::Age),
    ("todesfall", LifeSituation::Death),
];

/// The life situation a topic belongs to.
pub(super) fn life_situation(topic: &str) -> Option<LifeSituation> {
    let topic = topic.trim().to_lowercase();
    let known = TOPICS.iter().find(|(name, _)| *name == topic).map(|(_, life)| *life);
    known.or_else(|| LifeSituation::of_name(&topic))
}

/// The words of a list that is separated by commas or semicolons.
pub(super) fn words(list: &str) -> Vec<String> {
    let words = list.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
