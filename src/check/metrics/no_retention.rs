//! Figures that never ask who stays.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::metrics::MetricKind;

pub(super) static LINT: Lint = Lint {
    code: "metrics-no-retention",
    level: Level::Warning,
    family: Family::Metrics,
    principle: says("Retention first.", "先看留存。"),
    what: says("Metrics without one of kind `retention` or `renewal`.", "指标里没有 `retention`，也没有 `renewal`。"),
    why: says(
        "A community raises what one member is worth over a whole life, and that begins with staying.",
        "社群要提升单个用户的终身价值，而这从留下来开始。",
    ),
    article: Article::Understanding,
    fix: says("add a metric with `kind: retention`", "加一个 `kind: retention` 的指标"),
    example: says(
        r#"
metrics:
- - {id: first, title: First purchase, kind: conversion, target: ">=20%"}
+ - {id: stay, title: Still here after 90 days, kind: retention, target: ">=60%"}
"#,
        r#"
metrics:
- - {id: first, title: 首购率, kind: conversion, target: ">=20%"}
+ - {id: stay, title: 九十天留存, kind: retention, target: ">=60%"}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let metrics = &case.community.metrics;
    let stays = |kind: MetricKind| matches!(kind, MetricKind::Retention | MetricKind::Renewal);
    if !metrics.is_empty() && !metrics.iter().any(|it| it.kind.as_ref().is_some_and(|kind| stays(kind.value))) {
        notes.add(&case.at("metrics"), words!("no metric measures who stays", "没有衡量留存的指标"));
    }
}
