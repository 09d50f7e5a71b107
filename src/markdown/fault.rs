//! What is wrong with a Markdown text, and the words for it.

use crate::finding::Finding;
use crate::finding::words;
use crate::markdown::Place;
use crate::source::Source;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub kind: FaultKind,
    /// Where it is.
    pub place: Place,
}

/// What can be wrong with a Markdown text by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// A link with a scheme that is not allowed; its text stays, without a link.
    RefusedScheme(Box<str>),
    /// HTML where it is off; it is shown as it was typed.
    RawHtml,
    /// Quotes and lists within one another beyond all reading; the page is shown as it was typed.
    TooDeep,
    /// A text of more than 8 MiB; it is shown as it was typed.
    TooLong,
    /// A heading asks for an id that another heading has.
    DuplicateId(Box<str>),
    /// A heading has an attribute that is no id and no class; it is left out.
    UnknownAttribute(Box<str>),
    /// A picture that says nothing to those who do not see it.
    MissingAlt,
    /// A picture on another site; a link stands in for it.
    RemoteImage,
    /// A formula that cannot be read; it is shown as code.
    Math(Box<str>),
    /// A footnote that the text never refers to; it is left out.
    UnusedFootnote(Box<str>),
    /// A footnote whose label has been defined before; it is left out.
    DuplicateFootnote(Box<str>),
    /// A footnote or link that refers to a label which is defined nowhere; it is shown as it was typed.
    UndefinedReference(Box<str>),
    /// A diagram in a language that would have to be drawn by a script; it is shown as code.
    Diagram(Box<str>),
}

impl Fault {
    /// The finding for the author. `source` is the file that the places are in.
    pub fn finding(&self, source: &Source) -> Finding {
        let span = source.span(self.place.start as usize..self.place.end as usize);
        self.kind.finding().at(&span)
    }
}

impl FaultKind {
    fn finding(&self) -> Finding {
        match self {
            FaultKind::RefusedScheme(dest) => refused_scheme(dest),
            FaultKind::RawHtml => raw_html(),
            FaultKind::TooDeep => too_deep(),
            FaultKind::TooLong => too_long(),
            FaultKind::DuplicateId(id) => duplicate_id(id),
            FaultKind::UnknownAttribute(word) => unknown_attribute(word),
            FaultKind::MissingAlt => missing_alt(),
            FaultKind::RemoteImage => remote_image(),
            FaultKind::Math(reason) => math(reason),
            FaultKind::UnusedFootnote(label) => unused_footnote(label),
            FaultKind::DuplicateFootnote(label) => duplicate_footnote(label),
            FaultKind::UndefinedReference(label) => undefined_reference(label),
            FaultKind::Diagram(language) => diagram(language),
        }
    }
}

fn refused_scheme(dest: &str) -> Finding {
    Finding::error("refused-scheme", words!("a link may not lead to `{dest}`", "链接不能指向 `{dest}`")).help(words!(
        "use https, mailto, tel or webcal, a path to a file, or an id such as `sop:onboarding`",
        "请用 https、mailto、tel 或 webcal、文件路径，或者 `sop:onboarding` 这样的编号",
    ))
}

fn raw_html() -> Finding {
    Finding::warning("raw-html", words!("HTML is shown as it was typed", "HTML 会原样显示成文字")).help(words!(
        "say it in Markdown, put it in backticks if it is meant to be seen, or turn `raw_html` on in site.yaml",
        "请改用 Markdown；如果就是要让读者看到，请放进反引号；或者在 site.yaml 里打开 `raw_html`",
    ))
}

fn too_deep() -> Finding {
    Finding::error("nested-too-deep", words!("quotes and lists are nested too deep here", "引用和列表在这里嵌套得太深"))
        .help(words!("the page is shown as it was typed; keep to a few levels", "整页会原样显示；嵌套请控制在几层以内",))
}

fn too_long() -> Finding {
    Finding::error("page-too-long", words!("this text is too long for one page", "这篇文字太长，放不进一页"))
        .help(words!("the page is shown as it was typed; divide it into several files", "整页会原样显示；请拆成几个文件"))
}

fn duplicate_id(id: &str) -> Finding {
    Finding::error("duplicate-anchor", words!("another heading already has the id `{id}`", "已有标题使用编号 `{id}`"))
        .help(words!("give one of them another id: `{{#another}}`", "请给其中一个换个编号：`{{#另一个}}`"))
}

fn unknown_attribute(word: &str) -> Finding {
    Finding::warning("unknown-attribute", words!("a heading cannot have `{word}`", "标题不能带 `{word}`")).help(words!(
        "only `{{#id}}` and `{{.class}}` of letters, digits, `-` and `_`; to show braces, write `\\{{`",
        "只能写 `{{#编号}}` 和 `{{.class}}`，由文字、数字、`-`、`_` 组成；要显示花括号请写 `\\{{`",
    ))
}

fn missing_alt() -> Finding {
    Finding::warning("missing-alt", words!("this picture has no description", "这张图片没有文字说明"))
        .help(words!("say what it shows: `![what it shows](…)`", "请写上图里是什么：`![图里是什么](…)`",))
}

fn remote_image() -> Finding {
    Finding::warning("remote-image", words!("this picture is on another site", "这张图片在别的网站上")).help(words!(
        "a book loads nothing from elsewhere, so a link stands in for it; put the file into assets/",
        "手册不会从别处加载任何东西，这里会显示成链接；请把图片文件放进 assets/",
    ))
}

fn math(reason: &str) -> Finding {
    Finding::error("bad-formula", words!("this formula cannot be read: {reason}", "这个公式读不懂：{reason}"))
        .help(words!("it is shown as code; if it is no formula, write `\\$`", "会显示成代码；如果不是公式，请写 `\\$`",))
}

fn unused_footnote(label: &str) -> Finding {
    Finding::warning("unused-footnote", words!("nothing refers to the footnote `{label}`", "没有任何地方引用脚注 `{label}`"))
        .help(words!("write `[^{label}]` where it belongs, or take it out", "请在正文里写上 `[^{label}]`，或者删掉它"))
}

fn duplicate_footnote(label: &str) -> Finding {
    Finding::warning("duplicate-footnote", words!("the footnote `{label}` is defined twice", "脚注 `{label}` 定义了两次"))
        .help(words!("the first one counts; give this one another label", "以第一个为准；请给这一个换个标记"))
}

fn undefined_reference(label: &str) -> Finding {
    Finding::warning("undefined-reference", words!("`[{label}]` is defined nowhere", "`[{label}]` 没有定义")).help(words!(
        "add a line `[{label}]: …`, or put `\\` before the bracket",
        "请补上一行 `[{label}]: …`；如果只是方括号，请在前面加 `\\`",
    ))
}

fn diagram(language: &str) -> Finding {
    Finding::warning("diagram-as-code", words!("a `{language}` diagram is shown as code", "`{language}` 图会显示成代码")).help(
        words!("add it as a picture, so that it needs no script from elsewhere", "请存成图片再放进来，这样就不需要外部脚本",),
    )
}
