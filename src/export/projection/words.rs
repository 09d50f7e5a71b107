//! What is written into the files of a projection, in the reader's language.

use std::borrow::Cow;

use crate::locale::Language;
use crate::locale::convert;

/// Speaks to the reader of one book.
pub(super) struct Speech<'a> {
    pub(super) language: &'a Language,
}

/// Every word, by the name under which it is asked for: English, Simplified Chinese.
const WORDS: &[(&str, &str, &str)] = &[
    ("inputs", "Inputs", "输入"),
    ("months", "Months", "逐月"),
    ("how", "Change a shaded cell; the months follow.", "改有底色的格子，逐月表会跟着变。"),
    ("entrants", "People who enter a month", "每月进来的人"),
    ("stage", "Stage", "阶段"),
    ("conversion", "Goes on", "往前"),
    ("keeps", "Keeps its people (1) or is passed (0)", "留人（1）还是经过（0）"),
    ("turnover", "Done with it in a month", "每月走完"),
    ("onward", "Goes on in a month", "每月往前"),
    ("people", "People today", "现有的人"),
    ("capacity", "Room (empty: no limit)", "容量（空着：不限）"),
    ("first", "Orders on coming", "来时买几次"),
    ("again", "Orders a month after that", "之后每月买几次"),
    ("price", "Price", "单价"),
    ("cost", "Cost of one", "单件成本"),
    ("sharers", "Members who share in a month", "每月愿意分享的成员"),
    ("invites", "Invitations of each", "每位分享者邀请"),
    ("acceptance", "Of those invited come", "接受邀请"),
    ("reward", "Reward for each friend", "每位朋友的回报"),
    ("most", "Rewarded friends of one sharer a month (empty: no limit)", "每位分享者每月计奖人数（空着：不限）"),
    ("fixed", "Fixed costs a month", "每月固定成本"),
    ("per_member", "Cost of each member a month", "每位成员每月成本"),
    ("per_order", "Cost of each order", "每单成本"),
    ("once", "Put in once", "一次性投入"),
    ("month", "Month", "月"),
    ("friends", "Brought by members", "成员带来的人"),
    ("members", "Members at month's end", "月末成员"),
    ("revenue", "Revenue", "收入"),
    ("delivery", "Delivery", "交付成本"),
    ("rewards", "Rewards", "分享回报"),
    ("running", "Running costs", "运营成本"),
    ("result", "Left over", "结余"),
    ("balance", "So far", "累计"),
    ("carriers", "Members who may share", "可能分享的成员"),
    ("sharing", "Those who share", "分享的人"),
    ("rewarded", "Rewarded friends", "计奖的朋友"),
    ("start", "At the start", "月初"),
    ("arriving", "Would come", "要来"),
    ("done", "Done with it", "走完"),
    ("going", "Go on", "往前"),
    ("leaving", "Leave", "离开"),
    ("end", "At the end", "月末"),
    ("orders", "Orders", "购买"),
];

impl Speech<'_> {
    /// The word asked for.
    pub(super) fn say(&self, key: &'static str) -> Cow<'static, str> {
        let Some((_, english, chinese)) = WORDS.iter().find(|(word, ..)| *word == key) else { return Cow::Borrowed(key) };
        match self.language.script() {
            Some(_) => convert(chinese, &Language::simplified_chinese(), self.language),
            None => Cow::Borrowed(english),
        }
    }
}
