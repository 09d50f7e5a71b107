//! The decision flow: step by step down to what everybody hopes for, each gate with its way out.

use crate::draw::Caption;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Area;
use crate::draw::geometry::Point;
use crate::draw::label::LEADING;
use crate::draw::label::Label;

/// One step on the way; with an exit it is a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate<'a> {
    /// What is done or asked.
    pub label: &'a str,
    /// The answer that leads on, written beside the arrow down; may be empty.
    pub answer: &'a str,
    /// The other answer and where it leads.
    pub exit: Option<Exit<'a>>,
}

/// The way out of a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit<'a> {
    /// The answer that leads here.
    pub answer: &'a str,
    /// What happens then.
    pub outcome: &'a str,
}

/// The column of steps, and the one of exits.
const STEPS: f64 = 212.0;
const EXITS: f64 = 264.0;
const MIDDLE: f64 = STEPS / 2.0;
/// How far the points of a question reach.
const POINT: f64 = 14.0;
const PADDING: f64 = 10.0;
const GAP: f64 = 30.0;
/// Keeps the strokes within the picture.
const EDGE: f64 = 1.0;

/// Draws the gates from top to bottom and the outcome at the end.
pub fn flow(caption: &Caption<'_>, gates: &[Gate<'_>], outcome: &str) -> String {
    let mut canvas = Canvas::default();
    let mut top = EDGE;
    for gate in gates {
        let label = Label::tall(gate.label, STEPS - 2.0 * (POINT + 6.0));
        let exit = gate.exit.map(|exit| (exit, Label::tall(exit.outcome, WIDTH - EXITS - 16.0)));
        let height = label.height().max(exit.as_ref().map_or(0.0, |(_, label)| label.height())).max(LEADING) + 2.0 * PADDING;
        let area = Area { left: EDGE, top, right: STEPS, bottom: top + height };
        match &exit {
            Some((exit, outcome)) => {
                canvas.polygon("node question", &question(&area));
                leave(&mut canvas, exit, outcome, &area);
            }
            None => canvas.rect("node", area, 4.0),
        }
        canvas.centred("label", &label, (MIDDLE, top + height / 2.0));
        go_on(&mut canvas, gate.answer, area.bottom);
        top = area.bottom + GAP;
    }
    let label = Label::tall(outcome, STEPS - 24.0);
    let height = label.height().max(LEADING) + 2.0 * PADDING;
    canvas.rect("node accent", Area { left: EDGE, top, right: STEPS, bottom: top + height }, height.min(44.0) / 2.0);
    canvas.centred("label", &label, (MIDDLE, top + height / 2.0));
    canvas.finish("flow", caption, top + height + EDGE)
}

fn question(area: &Area) -> [Point; 6] {
    let middle = (area.top + area.bottom) / 2.0;
    [
        (area.left + POINT, area.top),
        (area.right - POINT, area.top),
        (area.right, middle),
        (area.right - POINT, area.bottom),
        (area.left + POINT, area.bottom),
        (area.left, middle),
    ]
}

/// The arrow to the exit, its answer above it, and the exit.
fn leave(canvas: &mut Canvas, exit: &Exit<'_>, outcome: &Label, from: &Area) {
    let middle = (from.top + from.bottom) / 2.0;
    let (start, tip) = ((STEPS + 3.0, middle), (EXITS - 3.0, middle));
    canvas.line("line", start, tip);
    canvas.arrowhead("line", start, tip);
    let answer = Label::line(exit.answer, EXITS - STEPS - 4.0);
    canvas.label("note", &answer, (STEPS + EXITS) / 2.0, middle - LEADING - 3.0, Anchor::Middle);
    let half = outcome.height().max(LEADING) / 2.0 + PADDING;
    let area = Area { left: EXITS, top: middle - half, right: WIDTH - EDGE, bottom: middle + half };
    canvas.rect("node muted", area, half.min(22.0));
    canvas.centred("label muted", outcome, ((EXITS + WIDTH - EDGE) / 2.0, middle));
}

/// The arrow down, its answer beside it.
fn go_on(canvas: &mut Canvas, answer: &str, bottom: f64) {
    let (start, tip) = ((MIDDLE, bottom + 4.0), (MIDDLE, bottom + GAP - 4.0));
    canvas.line("line", start, tip);
    canvas.arrowhead("line", start, tip);
    let answer = Label::line(answer, STEPS / 2.0);
    canvas.label("note", &answer, MIDDLE + 9.0, bottom + (GAP - LEADING) / 2.0, Anchor::Start);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Exit;
    use super::Gate;
    use super::flow;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::word;

    #[test]
    fn joining_a_screened_community() {
        let exit = |answer, outcome| Some(Exit { answer, outcome });
        let gates = [
            Gate { label: "扫码添加群助手,填写三个问题", answer: "", exit: None },
            Gate { label: "近一年在门店消费过?", answer: "是", exit: exit("否", "先邀请到店体验") },
            Gate {
                label: "认同群规与隐私约定?", answer: "认同", exit: exit("不认同", "礼貌谢绝,留公众号")
            },
            Gate { label: "缴纳年费 ¥ 980", answer: "已到账", exit: exit("暂缓", "进入候补名单") },
        ];
        insta::assert_snapshot!(flow(&CAPTION, &gates, "发放欢迎包,进群并介绍自己"));
    }

    proptest! {
        #[test]
        fn any_gates_make_a_sound_picture(
            gates in prop::collection::vec((word(), word(), prop::option::of((word(), word()))), 0..9), outcome in word(),
        ) {
            let gates: Vec<Gate<'_>> = gates
                .iter()
                .map(|(label, answer, exit)| Gate {
                    label,
                    answer,
                    exit: exit.as_ref().map(|(answer, outcome)| Exit { answer, outcome }),
                })
                .collect();
            hold(&flow(&CAPTION, &gates, &outcome));
        }
    }
}
