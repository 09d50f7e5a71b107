//! The record of earlier scores, which a workspace may keep: `content/audit/record.yaml`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::load::Documents;
use crate::yaml;
use crate::yaml::Node;

/// The name of its file in `content/audit/`.
const FILE: &str = "record.yaml";

/// Scores by community and day.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Record {
    scores: BTreeMap<String, BTreeMap<Date, u32>>,
}

impl Record {
    /// What the workspace has recorded. A line that cannot be read is passed over: the record is ours, and a lost day of
    /// it harms nobody.
    pub fn of(documents: &Documents) -> Record {
        let mut record = Record::default();
        let source = documents.audit.get(FILE);
        let node = source.and_then(|source| yaml::parse(source, 0..source.text().len()).ok());
        for community in node.iter().flat_map(Node::entries) {
            for score in community.value.entries() {
                let day = score.key.as_str().and_then(|day| day.parse().ok());
                let value = score.value.as_str().and_then(|value| value.parse().ok());
                if let (Some(slug), Some(day), Some(value)) = (community.key.as_str(), day, value) {
                    record.put(day, slug, value);
                }
            }
        }
        record
    }

    /// Notes a score.
    pub fn put(&mut self, day: Date, slug: &str, score: u32) {
        self.scores.entry(slug.to_owned()).or_default().insert(day, score);
    }

    /// The scores of a community up to `day`, the oldest first.
    pub fn until(&self, day: Date, slug: &str) -> Vec<(Date, u32)> {
        let scores = self.scores.get(slug);
        scores.into_iter().flat_map(|scores| scores.range(..=day)).map(|(day, score)| (*day, *score)).collect()
    }

    /// The record as YAML.
    pub fn text(&self) -> String {
        let head = "# Scores of the audit by community and day, kept by `guildbook check --record`.\n".to_owned();
        self.scores.iter().fold(head, |mut text, (slug, scores)| {
            text.push_str(&format!("{}:\n", serde_json::Value::from(slug.as_str())));
            scores.iter().for_each(|(day, score)| text.push_str(&format!("  {day}: {score}\n")));
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::source::Source;

    #[test]
    fn a_record_is_read_as_it_was_written_and_knows_no_future() {
        let mut record = Record::default();
        record.put(date(2026, 9, 1), "衣橱", 80);
        record.put(date(2026, 11, 1), "衣橱", 91);
        let mut documents = Documents::default();
        documents.audit.insert(FILE.to_owned(), Source::new("content/audit/record.yaml", record.text()));
        assert_eq!(Record::of(&documents), record);
        assert_eq!(record.until(date(2026, 10, 1), "衣橱"), [(date(2026, 9, 1), 80)]);
        documents.audit.insert(FILE.to_owned(), Source::new("content/audit/record.yaml", "a: [\n"));
        assert_eq!(Record::of(&documents), Record::default());
    }
}
