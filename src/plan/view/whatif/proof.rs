//! The script of the calculator works a thousand funnels out as the book does.

use std::fs;
use std::process::Command;

use proptest::prelude::Strategy;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use serde_json::json;

use super::numbers;
use crate::funnel::Funnel;
use crate::funnel::Month;
use crate::funnel::random;
use crate::funnel::run;

const FUNNELS: usize = 1000;

/// Reads funnels from a file and writes their months to the standard output.
const ASK: &str = "const fs = require('fs'), vm = require('vm'), world = {};\
    vm.createContext(world); vm.runInContext(fs.readFileSync(process.argv[1], 'utf8'), world);\
    const all = JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).map((funnel) => world.project(funnel).map((month) => [\
      month.stages.map((it) => [it.entering, it.onward, it.end, it.buyers, it.revenue, it.delivery]),\
      [month.friends, month.members, month.revenue, month.delivery, month.rewards, month.running, month.result, month.balance]]));\
    process.stdout.write(JSON.stringify(all));";

fn expected(month: &Month) -> Value {
    let stages: Vec<[i64; 6]> =
        month.stages.iter().map(|it| [it.entering.0, it.onward.0, it.end.0, it.buyers.0, it.revenue.0, it.delivery.0]).collect();
    let running = month.running + month.fixed;
    let rest = [
        month.friends.0,
        month.members.0,
        month.revenue.0,
        month.delivery.0,
        month.rewards.0,
        running.0,
        month.result.0,
        month.balance.0,
    ];
    json!([stages, rest])
}

#[test]
#[ignore = "needs node; tests/run installs it and runs this"]
fn the_calculator_agrees_with_the_book_to_the_cent_for_a_thousand_funnels() {
    let mut runner = TestRunner::deterministic();
    let funnels: Vec<Funnel> = (0..FUNNELS).map(|_| random::funnel().new_tree(&mut runner).unwrap().current()).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("funnels.json");
    fs::write(&path, Value::from(funnels.iter().map(numbers).collect::<Vec<_>>()).to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/folio/assets/funnel.js");
    let node =
        Command::new("node").args(["-e", ASK, script]).arg(&path).output().expect("the test needs node; tests/run installs it");
    assert!(node.status.success(), "{}", String::from_utf8_lossy(&node.stderr));
    let told: Vec<Vec<Value>> = serde_json::from_slice(&node.stdout).unwrap();
    assert_eq!(told.len(), FUNNELS);
    for (funnel, theirs) in funnels.iter().zip(told) {
        let ours: Vec<Value> = run(funnel).iter().map(expected).collect();
        assert_eq!(ours, theirs, "{funnel:#?}");
    }
}
