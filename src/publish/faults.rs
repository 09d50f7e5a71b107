//! The disk that fails when a test wants it: the n-th operation of a thread, or that and all that follow.

use std::cell::Cell;
use std::io;

/// What happens at the chosen operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It fails, and the next succeeds.
    Once(io::ErrorKind),
    /// It fails, and so does everything after it.
    FromThere(io::ErrorKind),
    /// The process dies there.
    Death,
}

/// The exit code of a process that died there. No destructor ran.
pub(super) const DEATH: i32 = 86;

thread_local! {
    static CHOSEN: Cell<Option<(u32, Fault)>> = const { Cell::new(None) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Runs `work`, in which the operation of this number (from 0) meets `fault`; says whether it was reached.
pub(super) fn with<T>(number: u32, fault: Fault, work: impl FnOnce() -> T) -> (T, bool) {
    COUNT.set(0);
    CHOSEN.set(Some((number, fault)));
    let result = work();
    CHOSEN.set(None);
    (result, COUNT.get() > number)
}

/// Passed by every operation.
pub(super) fn fault() -> io::Result<()> {
    let count = COUNT.get();
    COUNT.set(count + 1);
    match CHOSEN.get() {
        Some((number, Fault::Once(kind))) if count == number => Err(kind.into()),
        Some((number, Fault::FromThere(kind))) if count >= number => Err(kind.into()),
        Some((number, Fault::Death)) if count == number => std::process::exit(DEATH),
        _ => Ok(()),
    }
}
