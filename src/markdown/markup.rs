//! The markup that pages are full of. A body keeps the number of each piece instead of the piece.

macro_rules! markup {
    ($($name:ident $text:literal,)*) => {
        /// A piece of markup that is often written.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Markup {
            $(#[doc = $text] $name,)*
        }

        const TEXTS: &[&str] = &[$($text,)*];
    };
}

markup! {
    LinkEnd "</a>",
    QuoteEnd "</blockquote>\n",
    CodeEnd "</code>",
    CodeBlockEnd "</code></pre>\n",
    DefinitionEnd "</dd>\n",
    StruckEnd "</del>",
    AlertEnd "</div>\n",
    DefinitionsEnd "</dl>\n",
    TermEnd "</dt>\n",
    EmphasisEnd "</em>",
    LabelEnd "</label>",
    ItemEnd "</li>\n",
    OrderedEnd "</ol>\n",
    ParagraphEnd "</p>\n",
    StrongEnd "</strong>",
    TableEnd "</tbody></table></div>\n",
    CellEnd "</td>",
    HeadCellEnd "</th>",
    HeadEnd "</tr></thead><tbody>\n",
    RowEnd "</tr>\n",
    BulletsEnd "</ul>\n",
    Quote "<blockquote>\n",
    Code "<code>",
    Definition "<dd>",
    Struck "<del>",
    Table "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"",
    TableNamed "\"><table>",
    Definitions "<dl>\n",
    Term "<dt>",
    Emphasis "<em>",
    Item "<li>",
    ItemNote "<li id=\"fn:",
    ItemTask "<li class=\"task\">",
    Ordered "<ol>\n",
    Paragraph "<p>",
    CodeBlock "<pre><code",
    Strong "<strong>",
    Cell "<td>",
    CellLeft "<td class=\"left\">",
    CellCenter "<td class=\"center\">",
    CellRight "<td class=\"right\">",
    HeadCell "<th scope=\"col\">",
    HeadCellLeft "<th scope=\"col\" class=\"left\">",
    HeadCellCenter "<th scope=\"col\" class=\"center\">",
    HeadCellRight "<th scope=\"col\" class=\"right\">",
    Head "<thead><tr>",
    Row "<tr>",
    Bullets "<ul>\n",
    Task "<label><input type=\"checkbox\" data-key=\"",
    TaskDone "\" checked> ",
    TaskOpen "\"> ",
    Footnotes "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"",
    FootnotesNamed "\">\n<ol>\n",
    FootnotesEnd "</ol>\n</section>\n",
    Noted "<sup class=\"footnote\"><a href=\"#fn:",
    NotedHere "\" id=\"fnref:",
    NotedBy "\" role=\"doc-noteref\">",
    NotedEnd "</a></sup>",
    Back " <a href=\"#fnref:",
    BackNamed "\" role=\"doc-backlink\" aria-label=\"",
    BackEnd "\">↩\u{FE0E}</a>",
    Heading1 "<h1",
    Heading2 "<h2",
    Heading3 "<h3",
    Heading4 "<h4",
    Heading5 "<h5",
    Heading6 "<h6",
    Anchored1 "<h1 id=\"",
    Anchored2 "<h2 id=\"",
    Anchored3 "<h3 id=\"",
    Anchored4 "<h4 id=\"",
    Anchored5 "<h5 id=\"",
    Anchored6 "<h6 id=\"",
    Heading1End "</h1>\n",
    Heading2End "</h2>\n",
    Heading3End "</h3>\n",
    Heading4End "</h4>\n",
    Heading5End "</h5>\n",
    Heading6End "</h6>\n",
}

/// How many there are.
pub(super) const COUNT: usize = TEXTS.len();

impl Markup {
    /// What it says.
    pub(super) fn text(self) -> &'static str {
        TEXTS[self as usize]
    }

    /// Its number.
    pub(super) fn number(self) -> u8 {
        self as u8
    }
}

/// What the piece of that number says; nothing where there is none.
pub(super) fn text(number: u8) -> &'static str {
    TEXTS.get(number as usize).copied().unwrap_or_default()
}
