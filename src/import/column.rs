//! What a column is, by what people write over it.

use crate::locale::Language;
use crate::locale::convert;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The id of a step.
    Id,
    /// The day, with a time if there is one.
    Day,
    /// The time of day.
    Time,
    /// What is done.
    Do,
    /// Why.
    Why,
    /// Who does it.
    Owner,
    /// Where.
    Channel,
    /// What it gives to members.
    Kind,
    /// How long it takes.
    Duration,
    /// The words to send.
    Script,
    /// What is needed.
    Materials,
    /// All the rest, as an export of ours writes it.
    More,
}

/// The words over each column: a heading that is one of them, or else holds one of them. Earlier columns come first.
const WORDS: [(Column, &[&str]); 12] = [
    (Column::More, &["其他", "more"]),
    (Column::Script, &["话术", "文案", "脚本", "话本", "推送内容", "script", "wording", "message", "copy"]),
    (Column::Materials, &["素材", "物料", "附件", "资料", "海报", "material", "asset", "attachment"]),
    (Column::Owner, &["负责人", "责任人", "执行人", "负责", "谁", "人员", "角色", "owner", "who", "responsible", "role"]),
    (Column::Why, &["为什么", "目的", "原因", "why", "purpose", "reason"]),
    (Column::Duration, &["时长", "耗时", "duration", "length"]),
    (Column::Do, &["动作", "事项", "任务", "做什么", "工作", "内容", "action", "what", "task", "do"]),
    (Column::Channel, &["渠道", "平台", "群", "场地", "channel", "where", "place"]),
    (Column::Kind, &["类型", "类别", "kind", "type"]),
    (Column::Day, &["天/时间", "天", "日期", "第几天", "节点", "日", "day", "date", "when", "offset"]),
    (Column::Time, &["时间", "时刻", "几点", "time", "hour"]),
    (Column::Id, &["编号", "id", "序号", "step", "步骤"]),
];

impl Column {
    /// The key of a step that it fills.
    pub fn key(self) -> &'static str {
        match self {
            Column::Id => "id",
            Column::Day | Column::Time => "at",
            Column::Do => "do",
            Column::Why => "why",
            Column::Owner => "owner",
            Column::Channel => "channel",
            Column::Kind => "kind",
            Column::Duration => "duration",
            Column::Script => "script",
            Column::Materials => "materials",
            Column::More => "*",
        }
    }
}

/// The first row that says where the work stands, and what each of its columns is; each is taken once.
pub(super) fn heading(rows: &[Vec<String>]) -> Option<(usize, Vec<Option<Column>>)> {
    rows.iter().enumerate().find_map(|(index, row)| {
        let columns = columns(row);
        let known = columns.iter().flatten().count();
        (known >= 2 && columns.contains(&Some(Column::Do))).then_some((index, columns))
    })
}

fn columns(row: &[String]) -> Vec<Option<Column>> {
    let names: Vec<String> = row.iter().map(|cell| simplified(unmarked(cell)).trim().to_lowercase()).collect();
    let mut found: Vec<Option<Column>> = vec![None; names.len()];
    let same = |name: &str, word: &str| name == word || name.strip_suffix('s') == Some(word);
    // A Latin word inside another one means nothing: `document` is no `do`.
    let holds = |name: &str, word: &str| match word.is_ascii() {
        true => name.split(|letter: char| !letter.is_alphanumeric()).any(|part| same(part, word)),
        false => name.contains(word),
    };
    for is_it in [&same as &dyn Fn(&str, &str) -> bool, &holds] {
        for (column, words) in WORDS {
            if found.contains(&Some(column)) {
                continue;
            }
            let free = |place: &usize| found[*place].is_none();
            let place = (0..names.len()).filter(free).find(|place| words.iter().any(|word| is_it(&names[*place], word)));
            if let Some(place) = place {
                found[place] = Some(column);
            }
        }
    }
    found
}

/// A text as it stands in Simplified Chinese, so that one list of words does for both scripts.
pub(super) fn simplified(text: &str) -> String {
    match Language::parse("zh-Hant") {
        Some(traditional) => convert(text, &traditional, &Language::simplified_chinese()).into_owned(),
        None => text.to_owned(),
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
pub(super) fn unmarked(cell: &str) -> &str {
    let rest = cell.trim_start_matches('\u{feff}');
    rest.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(rest)
}
