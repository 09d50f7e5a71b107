//! Figures that never ask who takes the next step.

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
    code: "metrics-no-conversion",
    level: Level::Advice,
    family: Family::Metrics,
    principle: says("Then conversion and repurchase.", "再看转化和复购。"),
    what: says(
        "Metrics without one of kind `conversion`, `repurchase` or `renewal`, while something is sold.",
        "有漏斗，指标里却没有转化、复购或续费。",
    ),
    why: says(
        "How high conversion is decides whether a community is a good one. It is a part of the work, and the part that pays for it.",
        "转化率的高低，是评判社群好坏的标准之一，也是养活社群的那一部分。",
    ),
    article: Article::Understanding,
    fix: says(
        "add a metric with `kind: conversion` or `kind: repurchase`",
        "加一个 `kind: conversion` 或 `kind: repurchase` 的指标",
    ),
    example: says(
        "
funnel:
  stages:
    - {level: low}
metrics:
- - {id: stay, title: Still here after 90 days, kind: retention}
+ - {id: first, title: First purchase, kind: conversion}
",
        "
funnel:
  stages:
    - {level: low}
metrics:
- - {id: stay, title: 九十天留存, kind: retention}
+ - {id: first, title: 首购率, kind: conversion}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let metrics = &case.community.metrics;
    let pays = |kind: MetricKind| matches!(kind, MetricKind::Conversion | MetricKind::Repurchase | MetricKind::Renewal);
    let sells = case.stages().next().is_some();
    if sells && !metrics.is_empty() && !metrics.iter().any(|it| it.kind.as_ref().is_some_and(|kind| pays(kind.value))) {
        notes.add(
            &case.at("metrics"),
            words!("something is sold, and no metric measures conversion or repurchase", "没有衡量转化或复购的指标"),
        );
    }
}
