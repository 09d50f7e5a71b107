//! From nodes to typed values. Goes on after a fault wherever it can, so that an author hears of all of them.

mod access;
mod fault;
mod scalar;

use std::cell::RefCell;
use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde::de::DeserializeSeed;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::locale::Language;
use crate::yaml::Node;

pub(super) use fault::Fault;
pub(super) use fault::wrong_kind;

/// What a text says to the reader of one language.
#[derive(Debug, Clone)]
pub struct Written<'a> {
    /// The words.
    pub text: String,
    /// The node they come from: of a map of languages, the one that was chosen.
    pub node: &'a Node,
    /// The language they are in, where it is not the one that was asked for.
    pub fallback: Option<Language>,
}

/// Chooses the language of a text, fills its placeholders, puts in the client's terms.
pub trait Scribe {
    /// What `node` says. `None` where it is no text at all; the scribe has then told why.
    fn write<'a>(&self, node: &'a Node, tell: &mut dyn FnMut(Finding)) -> Option<Written<'a>>;
}

/// The scribe that takes every text as it is written.
pub struct Verbatim;

impl Scribe for Verbatim {
    fn write<'a>(&self, node: &'a Node, tell: &mut dyn FnMut(Finding)) -> Option<Written<'a>> {
        match node.as_str() {
            Some(text) => Some(Written { text: text.to_owned(), node, fallback: None }),
            None => {
                tell(fault::wrong_kind(node, "text"));
                None
            }
        }
    }
}

/// Decodes a node. Faults go to `findings`; `None` where nothing could be made of it.
///
/// An item or a value with a fault is left out and everything else is read; unknown keys are told, each with
/// the nearest known one, and passed over. serde gives up at the first fault, so the tree is read again
/// without the part that failed, until nothing new fails.
pub fn decode<T: DeserializeOwned>(node: &Node, scribe: &dyn Scribe, findings: &mut Findings) -> Option<T> {
    let context = Context { scribe, told: RefCell::default(), faulty: RefCell::default() };
    let decoder = Decoder { node, context: &context };
    let value = loop {
        let known_faults = context.faulty.borrow().len();
        match T::deserialize(decoder) {
            Ok(value) => break Some(value),
            Err(fault) => {
                decoder.tell(fault);
                if context.faulty.borrow().len() == known_faults || known_faults > MOST_FAULTS {
                    break None;
                }
            }
        }
    };
    findings.extend(context.told.into_inner());
    value
}

/// Past this many faults in one document another reading would only cost time.
const MOST_FAULTS: usize = 100;

struct Context<'a> {
    scribe: &'a dyn Scribe,
    told: RefCell<Vec<Finding>>,
    /// The nodes that failed, by address: the tree does not move while it is decoded.
    faulty: RefCell<HashSet<*const Node>>,
}

impl Context<'_> {
    fn tell(&self, finding: Finding) {
        let mut told = self.told.borrow_mut();
        if !told.contains(&finding) {
            told.push(finding);
        }
    }
}

/// serde's view of one node.
#[derive(Clone, Copy)]
struct Decoder<'a> {
    node: &'a Node,
    context: &'a Context<'a>,
}

impl<'a> Decoder<'a> {
    fn to(self, node: &'a Node) -> Decoder<'a> {
        Decoder { node, ..self }
    }

    /// Reads an item or a value; if that fails, the next reading passes it over.
    fn read<'de, S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Fault>
    where
        'a: 'de,
    {
        seed.deserialize(self).map_err(|fault| {
            // Only the innermost item is left out: its parents fail with it, but are worth another reading.
            if !matches!(fault, Fault::LeftOut) {
                self.tell(fault);
                self.context.faulty.borrow_mut().insert(std::ptr::from_ref(self.node));
            }
            Fault::LeftOut
        })
    }

    fn is_faulty(self, node: &Node) -> bool {
        self.context.faulty.borrow().contains(&std::ptr::from_ref(node))
    }

    /// Reports a fault at this node, unless that has been done further in; what is left is `Fault::Told`.
    fn tell(self, fault: Fault) -> Fault {
        if let Fault::LeftOut = fault {
            return fault;
        }
        // A key whose value has failed is not missing.
        let has_failed = matches!(&fault, Fault::Missing(key) if self.node.get(key).is_some_and(|value| self.is_faulty(value)));
        if let Some(finding) = fault.finding(self.node)
            && !has_failed
        {
            self.context.tell(finding);
        }
        Fault::Told
    }

    fn wrong_kind(self, wanted: &'static str) -> Fault {
        self.context.tell(fault::wrong_kind(self.node, wanted));
        Fault::Told
    }
}

#[cfg(test)]
mod tests;
