//! A spreadsheet with live formulas: one sheet of inputs, one of months, for each funnel. Whoever changes an input sees the
//! months follow; each formula rounds as the book does, so that both agree to the cent.

use jiff::civil::Date;
use rust_xlsxwriter::DocProperties;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::FormatBorder;
use rust_xlsxwriter::Formula;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;
use rust_xlsxwriter::utility::column_number_to_name;

use crate::export::projection::Told;
use crate::export::projection::words::Speech;
use crate::funnel::Cents;
use crate::funnel::Funnel;
use crate::funnel::Month;
use crate::funnel::Part;
use crate::funnel::People;

/// The rows of the inputs, counted from nought.
const ENTRANTS: u32 = 3;
const STAGES: u32 = 6;
/// The first month.
const FIRST: u32 = 3;

/// The bytes of the spreadsheet; the same for the same numbers on the same day.
pub(super) fn bytes(speech: &Speech, funnels: &[&Told], today: Date) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made =
        ExcelDateTime::from_ymd(today.year().max(1900).unsigned_abs(), today.month().unsigned_abs(), today.day().unsigned_abs())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let looks = Looks::new();
    for (index, told) in funnels.iter().enumerate() {
        let number = if funnels.len() > 1 { format!(" {}", index + 1) } else { String::new() };
        let [inputs, months] = ["inputs", "months"].map(|key| format!("{}{number}", speech.say(key)));
        let sheet = Sheet { speech, told, looks: &looks, inputs: &inputs };
        sheet.write_inputs(workbook.add_worksheet().set_name(&inputs)?)?;
        sheet.write_months(workbook.add_worksheet().set_name(&months)?)?;
    }
    workbook.save_to_buffer()
}

/// How cells look.
struct Looks {
    title: Format,
    head: Format,
    note: Format,
    people: Format,
    money: Format,
    /// The same for cells that are there to be changed.
    open_people: Format,
    open_money: Format,
    open_part: Format,
    open_times: Format,
    part: Format,
}

impl Looks {
    fn new() -> Looks {
        let open = Format::new().set_background_color("#FBF3E2").set_border(FormatBorder::Hair);
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom).set_border_bottom(FormatBorder::Thin);
        Looks {
            title: Format::new().set_bold().set_font_size(14),
            head,
            note: Format::new().set_font_color("#675F55"),
            people: Format::new().set_num_format("#,##0.0"),
            money: Format::new().set_num_format("#,##0.00"),
            open_people: open.clone().set_num_format("#,##0.###"),
            open_money: open.clone().set_num_format("#,##0.00"),
            open_part: open.clone().set_num_format("0.00##%"),
            open_times: open.set_num_format("0.######"),
            part: Format::new().set_num_format("0.00##%"),
        }
    }
}

struct Sheet<'a> {
    speech: &'a Speech<'a>,
    told: &'a Told,
    looks: &'a Looks,
    /// The name of the sheet of inputs.
    inputs: &'a str,
}

fn of_people(people: People) -> f64 {
    people.amount()
}

fn of_part(part: Part) -> f64 {
    part.0 as f64 / 1e6
}

fn of_money(amount: Cents) -> f64 {
    amount.amount()
}

impl Sheet<'_> {
    fn funnel(&self) -> &Funnel {
        &self.told.funnel
    }

    /// How many stages there are.
    fn count(&self) -> u16 {
        self.funnel().stages.len() as u16
    }

    /// Below the stages: the loop, then the costs.
    fn loop_row(&self) -> u32 {
        STAGES + u32::from(self.count()) + 1
    }

    fn cost_row(&self) -> u32 {
        self.loop_row() + if self.funnel().sharing.is_some() { 6 } else { 0 }
    }

    fn write_inputs(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let looks = self.looks;
        let say = |key| self.speech.say(key).into_owned();
        sheet.write_string_with_format(0, 0, &self.told.title, &looks.title)?;
        sheet.write_string_with_format(1, 0, say("how"), &looks.note)?;
        sheet.write_string(ENTRANTS, 0, say("entrants"))?;
        sheet.write_number_with_format(ENTRANTS, 1, of_people(self.funnel().entrants), &looks.open_people)?;
        let heads =
            ["stage", "conversion", "keeps", "turnover", "onward", "people", "capacity", "first", "again", "price", "cost"];
        for (column, key) in heads.into_iter().enumerate() {
            sheet.write_string_with_format(STAGES - 1, column as u16, say(key), &looks.head)?;
        }
        for (index, (stage, name)) in self.funnel().stages.iter().zip(&self.told.stages).enumerate() {
            let row = STAGES + index as u32;
            sheet.write_string(row, 0, name)?;
            sheet.write_number_with_format(row, 1, of_part(stage.conversion), &looks.open_part)?;
            sheet.write_number_with_format(row, 2, f64::from(u8::from(stage.keeps)), &looks.open_times)?;
            sheet.write_number_with_format(row, 3, of_part(stage.turnover), &looks.open_part)?;
            let onward = Formula::new(format!("=ROUND(D{0}*B{0},6)", row + 1)).set_result(of_part(stage.onward()).to_string());
            sheet.write_formula_with_format(row, 4, onward, &looks.part)?;
            sheet.write_number_with_format(row, 5, of_people(stage.people), &looks.open_people)?;
            match stage.capacity {
                Some(capacity) => sheet.write_number_with_format(row, 6, of_people(capacity), &looks.open_people)?,
                None => sheet.write_blank(row, 6, &looks.open_people)?,
            };
            sheet.write_number_with_format(row, 7, of_part(stage.first), &looks.open_times)?;
            sheet.write_number_with_format(row, 8, of_part(stage.again), &looks.open_times)?;
            sheet.write_number_with_format(row, 9, of_money(stage.price), &looks.open_money)?;
            sheet.write_number_with_format(row, 10, of_money(stage.cost), &looks.open_money)?;
        }
        self.write_rest(sheet)?;
        sheet.set_column_width(0, 34)?;
        sheet.set_column_range_width(1, 10, 13)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// The loop and the costs.
    fn write_rest(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let looks = self.looks;
        let say = |key| self.speech.say(key).into_owned();
        if let Some(sharing) = &self.funnel().sharing {
            let row = self.loop_row();
            let parts = [
                ("sharers", sharing.sharers, &looks.open_part),
                ("invites", sharing.invites, &looks.open_times),
                ("acceptance", sharing.acceptance, &looks.open_part),
            ];
            for (offset, (key, part, look)) in (0..).zip(parts) {
                sheet.write_string(row + offset, 0, say(key))?;
                sheet.write_number_with_format(row + offset, 1, of_part(part), look)?;
            }
            sheet.write_string(row + 3, 0, say("reward"))?;
            let reward = sharing.reward.unwrap_or_default();
            sheet.write_number_with_format(row + 3, 1, of_money(reward.amount), &looks.open_money)?;
            sheet.write_string(row + 4, 0, say("most"))?;
            match reward.most {
                Some(most) => sheet.write_number_with_format(row + 4, 1, of_part(most), &looks.open_times)?,
                None => sheet.write_blank(row + 4, 1, &looks.open_times)?,
            };
        }
        let costs = self.funnel().costs;
        let amounts =
            [("fixed", costs.fixed), ("per_member", costs.per_member), ("per_order", costs.per_order), ("once", costs.once)];
        for (offset, (key, amount)) in (0..).zip(amounts) {
            sheet.write_string(self.cost_row() + offset, 0, say(key))?;
            sheet.write_number_with_format(self.cost_row() + offset, 1, of_money(amount), &looks.open_money)?;
        }
        Ok(())
    }

    fn write_months(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let looks = self.looks;
        sheet.write_string_with_format(0, 0, &self.told.title, &looks.title)?;
        for (column, (above, head)) in (0..).zip(self.heads()) {
            if !above.is_empty() {
                sheet.write_string_with_format(FIRST - 2, column, &above, &looks.note)?;
            }
            sheet.write_string_with_format(FIRST - 1, column, &head, &looks.head)?;
        }
        for (index, month) in self.told.months.iter().enumerate() {
            let row = FIRST + index as u32;
            sheet.write_number(row, 0, (index + 1) as f64)?;
            for (column, (formula, result, is_money)) in (1..).zip(self.formulas(row, month)) {
                let look = if is_money { &looks.money } else { &looks.people };
                sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result.to_string()), look)?;
            }
        }
        sheet.set_column_range_width(1, self.count() + 60, 12)?;
        sheet.set_freeze_panes(FIRST, 1)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// The words over the columns: the stage that several belong to, and their own.
    fn heads(&self) -> Vec<(String, String)> {
        let say = |key: &'static str| (String::new(), self.speech.say(key).into_owned());
        let mut heads = vec![say("month")];
        heads.extend(self.told.stages.iter().map(|stage| (String::new(), stage.clone())));
        heads.extend(["friends", "members", "revenue", "delivery", "rewards", "running", "result", "balance"].map(say));
        heads.extend(["carriers", "sharing", "rewarded"].map(say));
        for stage in &self.told.stages {
            let of_stage = ["start", "arriving", "done", "going", "leaving", "end", "orders"].map(say);
            heads.extend(
                of_stage
                    .into_iter()
                    .enumerate()
                    .map(|(at, (_, head))| (if at == 0 { stage.clone() } else { String::new() }, head)),
            );
        }
        heads
    }
}

/// Where the columns of the months are.
impl Sheet<'_> {
    fn of_stage(&self, stage: usize, detail: u16) -> u16 {
        self.count() + 12 + 7 * stage as u16 + detail
    }

    /// An input: `'Inputs'!$B$4`.
    fn input(&self, row: u32, column: u16) -> String {
        format!("'{}'!${}${}", self.inputs, column_number_to_name(column), row + 1)
    }

    fn of_input(&self, stage: usize, column: u16) -> String {
        self.input(STAGES + stage as u32, column)
    }

    /// Every formula of the month in `row`, with what it comes to, and whether that is money.
    fn formulas(&self, row: u32, month: &Month) -> Vec<(String, f64, bool)> {
        let here = |column: u16| format!("{}{}", column_number_to_name(column), row + 1);
        let before = |column: u16| format!("{}{}", column_number_to_name(column), row);
        let n = self.count();
        let stages = || 0..self.funnel().stages.len();
        let joined = |terms: Vec<String>| if terms.is_empty() { "0".to_owned() } else { terms.join("+") };
        let first = row == FIRST;
        let kept: Vec<usize> = stages().filter(|at| self.funnel().stages[*at].keeps).collect();
        let last = self.funnel().stages.len() - 1;
        let mut all = Vec::new();
        for at in stages() {
            let (arriving, start, room) = (here(self.of_stage(at, 1)), here(self.of_stage(at, 0)), self.of_input(at, 6));
            let entering = format!("=IF({room}=\"\",{arriving},MIN({arriving},MAX(0,ROUND({room}-{start},3))))");
            all.push((entering, of_people(month.stages[at].entering), false));
        }
        let (sharers, friends, rewarded) = self.sharing(&here);
        all.push((friends, of_people(month.friends), false));
        let members = if kept.is_empty() {
            here(1 + last as u16)
        } else {
            joined(kept.iter().map(|at| here(self.of_stage(*at, 5))).collect())
        };
        all.push((format!("=ROUND({members},3)"), of_people(month.members), false));
        all.extend(self.money(first, month, &here, &before));
        let people: Vec<String> = kept.iter().map(|at| self.of_input(*at, 5)).collect();
        let at_first = if kept.is_empty() { self.of_input(last, 5) } else { joined(people) };
        all.push((
            if first { format!("=ROUND({at_first},3)") } else { format!("={}", before(n + 2)) },
            of_people(month.carriers),
            false,
        ));
        all.push((sharers, of_people(month.sharers), false));
        all.push((rewarded, of_people(month.rewarded), false));
        for at in stages() {
            all.extend(self.passage(at, first, month, &here, &before));
        }
        all
    }

    /// What comes in, what it costs, what remains.
    fn money(
        &self,
        first: bool,
        month: &Month,
        here: &dyn Fn(u16) -> String,
        before: &dyn Fn(u16) -> String,
    ) -> Vec<(String, f64, bool)> {
        let n = self.count();
        let stages = || 0..self.funnel().stages.len();
        let mut all = Vec::new();
        for (column, amount) in [(9, month.revenue), (10, month.delivery)] {
            let terms = stages().map(|at| format!("ROUND({}*{},2)", here(self.of_stage(at, 6)), self.of_input(at, column)));
            all.push((format!("=ROUND({},2)", terms.collect::<Vec<_>>().join("+")), of_money(amount), true));
        }
        let reward = if self.funnel().sharing.is_some() { self.input(self.loop_row() + 3, 1) } else { "0".to_owned() };
        all.push((format!("=ROUND({}*{reward},2)", here(n + 11)), of_money(month.rewards), true));
        let cost = |offset| self.input(self.cost_row() + offset, 1);
        let orders = stages().map(|at| format!("IF({}>0,{},0)", self.of_input(at, 9), here(self.of_stage(at, 6))));
        let running = format!(
            "=ROUND({}+ROUND({}*{},2)+ROUND(ROUND({},3)*{},2),2)",
            cost(0),
            here(n + 2),
            cost(1),
            orders.collect::<Vec<_>>().join("+"),
            cost(2)
        );
        all.push((running, of_money(month.running + month.fixed), true));
        all.push((
            format!("=ROUND({}-{}-{}-{},2)", here(n + 3), here(n + 4), here(n + 5), here(n + 6)),
            of_money(month.result),
            true,
        ));
        let balance = if first { format!("-{}", cost(3)) } else { before(n + 8) };
        all.push((format!("=ROUND({balance}+{},2)", here(n + 7)), of_money(month.balance), true));
        all
    }

    /// The formulas of those who share, of their friends, and of those rewarded.
    fn sharing(&self, here: &dyn Fn(u16) -> String) -> (String, String, String) {
        let n = self.count();
        let carriers = here(n + 9);
        let Some(sharing) = &self.funnel().sharing else {
            return ("=0".to_owned(), "=0".to_owned(), "=0".to_owned());
        };
        let input = |offset| self.input(self.loop_row() + offset, 1);
        let sharers = format!("=ROUND({carriers}*{},3)", input(0));
        let friends = format!("=ROUND(ROUND({}*{},3)*{},3)", here(n + 10), input(1), input(2));
        let most = input(4);
        let rewarded = match sharing.reward {
            Some(_) => format!("=IF({most}=\"\",{0},MIN({0},ROUND({1}*{most},3)))", here(n + 1), here(n + 10)),
            None => "=0".to_owned(),
        };
        (sharers, friends, rewarded)
    }

    /// One stage in one month.
    fn passage(
        &self,
        at: usize,
        first: bool,
        month: &Month,
        here: &dyn Fn(u16) -> String,
        before: &dyn Fn(u16) -> String,
    ) -> [(String, f64, bool); 7] {
        let cell = |detail| here(self.of_stage(at, detail));
        let passage = &month.stages[at];
        let start = if first { self.of_input(at, 5) } else { before(self.of_stage(at, 5)) };
        let above = at.checked_sub(1).map_or_else(|| self.input(ENTRANTS, 1), |above| here(self.of_stage(above, 3)));
        let enters = self.funnel().sharing.is_some_and(|sharing| sharing.enters == at);
        let friends = if enters { format!("+{}", here(self.count() + 1)) } else { String::new() };
        let present = format!("({}+{})", cell(0), here(1 + at as u16));
        let done = passage.here() - passage.end;
        let leaving = format!("=IF({}=1,{},MAX(0,ROUND({}-{},3)))", self.of_input(at, 2), cell(2), cell(2), cell(3));
        let buyers = format!(
            "=ROUND(ROUND({}*{},3)+ROUND({}*{},3),3)",
            here(1 + at as u16),
            self.of_input(at, 7),
            cell(0),
            self.of_input(at, 8)
        );
        [
            (format!("={start}"), of_people(passage.start), false),
            (format!("=ROUND({above}{friends},3)"), of_people(passage.arriving), false),
            (format!("=MIN(ROUND({present}*{},3),ROUND({present},3))", self.of_input(at, 3)), of_people(done), false),
            (format!("=ROUND({present}*{},3)", self.of_input(at, 4)), of_people(passage.onward), false),
            (leaving, of_people(passage.leaving), false),
            (format!("=ROUND({present}-{},3)", cell(2)), of_people(passage.end), false),
            (buyers, of_people(passage.buyers), false),
        ]
    }
}
