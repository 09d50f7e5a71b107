//! Random edits while others read: every answer is one that some generation drew, and at the end stands what a build
//! from nothing makes, byte for byte.

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::thread::sleep;
use std::time::Duration;

use super::CLUB;
use super::Preview;
use super::RULES;
use super::WELCOME;
use super::dice::Dice;
use super::edits;
use super::endurance::share_of;
use super::witness::Witness;
use crate::model::Visibility;
use crate::serve::Wish;
use crate::serve::watch::Bell;

/// How many edits there are at full length, and how many answers to each of them.
const EDITS: usize = 10_000;
const ANSWERS_TO_AN_EDIT: usize = 2;
/// So many edits at once, at most, before the readers catch up.
const BURST: usize = 12;
/// After so many edits all is mended and compared.
const STRETCH: usize = 250;
const READERS: usize = 2;

/// Sends the readers home, also when a comparison fails.
struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn random_edits_end_where_a_clean_build_ends() {
    let mut files = vec![CLUB, WELCOME, RULES];
    files.extend(edits::FRAME);
    let preview = Preview::of(&files);
    let (answers, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        for reader in 0..READERS {
            let (preview, answers, wrong, over) = (&preview, &answers, &wrong, &over);
            scope.spawn(move || {
                let mut witness = Witness::new(preview, 99 + reader as u64);
                while !over.load(Ordering::Relaxed) {
                    if let Err(told) = witness.ask() {
                        wrong.lock().unwrap().push(told);
                        return;
                    }
                    answers.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let _end = End(&over);
        let wait_for = |count: usize| {
            while answers.load(Ordering::Relaxed) < count && wrong.lock().unwrap().is_empty() {
                sleep(Duration::from_millis(1));
            }
        };
        let mut dice = Dice(7);
        let edits = share_of(EDITS);
        let mut burst = 0;
        for round in 0..edits {
            if burst == 0 {
                burst = dice.roll(BURST);
                wait_for(round * ANSWERS_TO_AN_EDIT);
            }
            burst = burst.saturating_sub(1);
            edits::one(&preview, &mut dice, round);
            if round % STRETCH == STRETCH - 1 || round + 1 == edits {
                let audience = [Visibility::Client, Visibility::Internal][round / STRETCH % 2];
                edits::mend(&preview);
                preview.ring.send(Bell::Wish(Wish::Audience(Some(audience)))).unwrap();
                preview.is_a_clean_build(audience);
            }
        }
        wait_for(edits * ANSWERS_TO_AN_EDIT);
    });
    assert_eq!(*wrong.lock().unwrap(), [""; 0]);
}
