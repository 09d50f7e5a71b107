//! The figures of a metric that are kept in a table, put where they would stand if they were written in the definition.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Known;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::model::value::Figure;
use crate::model::value::Period;
use crate::source;
use crate::source::Cell;
use crate::source::Source;
use crate::source::Sp;
use crate::source::Span;
use crate::workspace::Sources;
use crate::yaml;
use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::Value;

/// Puts what the `values_file` of each of `metrics` holds among its `values`.
pub(super) fn join(slug: &str, metrics: &mut Node, sources: &Sources, findings: &mut Findings) {
    let Value::List(metrics) = &mut metrics.value else { return };
    for metric in metrics {
        let Some(file) = metric.get("values_file").filter(|file| file.as_str().is_some_and(|path| !path.is_empty())) else {
            continue;
        };
        let (file, id) = (file.clone(), metric.get("id").and_then(Node::as_str).unwrap_or_default().to_owned());
        match table(slug, &file, sources) {
            Ok(source) => {
                let read = Table { source, file: &file, id: &id }.read(findings);
                put(metric, &file, read, findings);
            }
            Err(finding) => findings.add(finding),
        }
    }
}

/// The table that `file` means: in the folder of the community, or in one that all communities share.
fn table<'a>(slug: &str, file: &Node, sources: &'a Sources) -> Result<&'a Source, Finding> {
    let written = file.as_str().unwrap_or_default();
    let own = format!("content/communities/{slug}");
    let path = from_folder(&own, written).filter(|path| {
        let foreign = path.starts_with("content/communities/") && !path.starts_with(&format!("{own}/"));
        path.starts_with("content/") && path.ends_with(".csv") && !foreign
    });
    let Some(path) = path else { return Err(not_a_table(written).at(&file.span)) };
    sources.source(&path).ok_or_else(|| {
        let finding = if sources.has(&path) { not_read(written) } else { missing(written, &own, sources) };
        finding.at(&file.span)
    })
}

/// The path of `written` as seen from `folder`; none where it is an address or climbs out of the workspace.
fn from_folder(folder: &str, written: &str) -> Option<String> {
    if written.contains(':') || written.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in written.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A period and its figure, each with its place in the table.
type Row = (Node, Node);

struct Table<'a> {
    source: &'a Source,
    /// Where the definition points to it.
    file: &'a Node,
    /// The id of the metric.
    id: &'a str,
}

impl Table<'_> {
    fn read(&self, findings: &mut Findings) -> Vec<Row> {
        let rows = source::rows(self.source.text());
        let mut rows: Vec<&Vec<Cell>> = rows.iter().filter(|row| row.iter().any(|cell| !cell.text.trim().is_empty())).collect();
        let head = rows.first().copied().filter(|row| is_head(row));
        if head.is_some() {
            rows.remove(0);
        }
        let width = head.or(rows.first().copied()).map_or(0, Vec::len);
        let column = match head.and_then(|head| head.iter().skip(1).position(|cell| cell.text.trim() == self.id)) {
            Some(place) => place + 1,
            None if width <= 2 => 1,
            None => {
                findings.add(no_column(self.id, head, self.source).at(&self.file.span));
                return Vec::new();
            }
        };
        let read: Vec<Row> = rows.into_iter().filter_map(|row| self.row(row, width.max(2), column, findings)).collect();
        if read.is_empty() {
            findings.add(empty(self.source).at(&self.file.span));
        }
        read
    }

    /// One row; nothing where it has no figure yet, or where something is wrong with it.
    fn row(&self, row: &[Cell], width: usize, column: usize, findings: &mut Findings) -> Option<Row> {
        if let Some(more) = row.get(width).filter(|cell| !cell.text.trim().is_empty()) {
            findings.add(too_wide(row.len(), width).at(&self.node(more).span));
            return None;
        }
        let figure = row.get(column).filter(|cell| !cell.text.trim().is_empty())?;
        let (period, figure) = (self.node(&row[0]), self.node(figure));
        let is_period = yaml::decode::<Sp<Period>>(&period, &yaml::Verbatim, findings).is_some();
        let is_figure = yaml::decode::<Sp<Figure>>(&figure, &yaml::Verbatim, findings).is_some();
        (is_period && is_figure).then_some((period, figure))
    }

    fn node(&self, cell: &Cell) -> Node {
        let written = &self.source.text()[cell.place.clone()];
        let start = cell.place.start + (written.len() - written.trim_start().len());
        let span = self.source.span(start..start + written.trim().len());
        Node { span, value: Value::Scalar { text: cell.text.trim().into(), plain: true } }
    }
}

/// Whether a row names columns: a period starts with its year.
fn is_head(row: &[Cell]) -> bool {
    !row[0].text.trim_start().starts_with(char::is_numeric)
}

/// Adds `rows` to the values of `metric`. One period has one figure, wherever it is written.
fn put(metric: &mut Node, file: &Node, rows: Vec<Row>, findings: &mut Findings) {
    let Value::Map(entries) = &mut metric.value else { return };
    let place = match entries.iter().position(|entry| entry.key.as_str() == Some("values")) {
        Some(place) => place,
        None => {
            let key = Node { span: file.span.clone(), value: Value::Scalar { text: "values".into(), plain: true } };
            entries.push(Entry { key, value: Node { span: file.span.clone(), value: Value::Map(Vec::new()) } });
            entries.len() - 1
        }
    };
    let values = &mut entries[place].value;
    if values.is_null() {
        values.value = Value::Map(Vec::new());
    }
    let Value::Map(values) = &mut values.value else { return };
    let period = |node: &Node| node.as_str().and_then(|text| text.parse::<Period>().ok());
    let mut known: BTreeMap<Option<Period>, Span> =
        values.iter().map(|entry| (period(&entry.key), entry.key.span.clone())).collect();
    for (key, value) in rows {
        match known.entry(period(&key)) {
            Known::Occupied(first) => {
                findings.add(twice(&key).at(&key.span).also(first.get(), words!("the first one", "第一处")));
            }
            Known::Vacant(free) => {
                free.insert(key.span.clone());
                values.push(Entry { key, value });
            }
        }
    }
}

fn not_a_table(written: &str) -> Finding {
    Finding::error("values-file-elsewhere", words!("`{written}` is no table of this community", "`{written}` 不是这个社群的表格"))
        .help(words!(
            "put a `.csv` file beside the definition and write its path from there, such as `figures.csv`",
            "把 `.csv` 文件放在定义旁边，写从那里开始的路径，例如 `figures.csv`"
        ))
}

fn missing(written: &str, own: &str, sources: &Sources) -> Finding {
    let tables = sources.texts.iter().map(|file| file.source.path()).filter(|path| path.ends_with(".csv"));
    let known = tables.filter_map(|path| path.strip_prefix(own)?.strip_prefix('/'));
    let finding = Finding::error("values-file-missing", words!("there is no file `{written}`", "没有文件 `{written}`"));
    finding.help(match nearest(written, known) {
        Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
        None => words!("put it beside the definition, in `{own}/`", "把它放在定义旁边：`{own}/`"),
    })
}

fn not_read(written: &str) -> Finding {
    Finding::error("values-file-unread", words!("`{written}` cannot be read as a text", "`{written}` 不能当作文本读取"))
        .help(words!("save it as `CSV UTF-8` in the spreadsheet, at most 8 MB", "在表格软件里另存为“CSV UTF-8”，不超过 8 MB"))
}

fn no_column(id: &str, head: Option<&Vec<Cell>>, source: &Source) -> Finding {
    let path = file_name(source);
    let heads: Vec<&str> = head.into_iter().flatten().skip(1).map(|cell| cell.text.trim()).collect();
    let list = heads.join(", ");
    let help = match nearest(id, heads.iter().copied()) {
        Some(near) => words!("write the id of the metric over the column: not `{near}`", "列的表头要写指标的 id，不是 `{near}`"),
        None if heads.is_empty() => {
            words!("name the columns in the first row: `period,{id}`", "在第一行写列名：`period,{id}`")
        }
        None => {
            words!("write the id of the metric over its column; there are: {list}", "在这一列的表头写指标的 id；现有：{list}")
        }
    };
    Finding::error("values-column", words!("no column of `{path}` is headed `{id}`", "`{path}` 里没有表头为 `{id}` 的列"))
        .help(help)
}

fn file_name(source: &Source) -> &str {
    source.path().rsplit('/').next().unwrap_or_default()
}

fn empty(source: &Source) -> Finding {
    let path = file_name(source);
    Finding::warning("values-none", words!("`{path}` holds no figure for this metric", "`{path}` 里没有这个指标的数值"))
        .help(words!("write a row for each period: `2026-10, 61%`", "每个周期写一行：`2026-10, 61%`"))
}

fn too_wide(cells: usize, width: usize) -> Finding {
    Finding::error(
        "values-row",
        words!("this row has {cells} cells, the table has {width} columns", "这一行有 {cells} 格，表格只有 {width} 列"),
    )
    .help(words!(
        "a number with a comma in it stands in quotes, `\"1,200\"`, or is written `1200`",
        "带逗号的数字要加引号 `\"1,200\"`，或写成 `1200`"
    ))
}

fn twice(period: &Node) -> Finding {
    let written = period.as_str().unwrap_or_default();
    Finding::error("values-twice", words!("`{written}` has two figures", "`{written}` 有两个数值"))
        .help(words!("keep one of them", "请只保留一个"))
}
