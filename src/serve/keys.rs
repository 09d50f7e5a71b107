//! Keys at the terminal: open, rebuild, audience, quit.

use std::io::IsTerminal;
use std::io::Read;
use std::sync::mpsc::Sender;

use crate::serve::Wish;
use crate::serve::watch::Bell;

/// Keys are listened to as long as this lives.
pub(super) struct Keys {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl Keys {
    /// Listens, if somebody sits there; `home` is what the key for opening opens.
    pub(super) fn listen(ring: Sender<Bell>, home: String) -> Option<Keys> {
        if !std::io::stdin().is_terminal() || !std::io::stderr().is_terminal() {
            return None;
        }
        let keys = Keys::new();
        let reader = std::thread::Builder::new().name("keys".to_owned());
        reader
            .spawn(move || {
                for key in std::io::stdin().lock().bytes().map_while(Result::ok) {
                    let wish = match key.to_ascii_lowercase() {
                        b'o' => {
                            super::open(&home);
                            continue;
                        }
                        b'r' => Wish::Rebuild,
                        b'a' => Wish::Audience(None),
                        b'q' => Wish::Quit,
                        _ => continue,
                    };
                    if ring.send(Bell::Wish(wish)).is_err() {
                        return;
                    }
                }
            })
            .ok()?;
        Some(keys)
    }

    /// A key counts at once and is not echoed; where that cannot be had, it counts with the Enter behind it.
    #[cfg(unix)]
    fn new() -> Keys {
        use rustix::termios::LocalModes;
        use rustix::termios::OptionalActions;
        let before = rustix::termios::tcgetattr(std::io::stdin()).ok();
        if let Some(before) = &before {
            let mut now = before.clone();
            now.local_modes.remove(LocalModes::ICANON | LocalModes::ECHO);
            let _ = rustix::termios::tcsetattr(std::io::stdin(), OptionalActions::Now, &now);
        }
        Keys { before }
    }

    #[cfg(not(unix))]
    fn new() -> Keys {
        Keys {}
    }
}

#[cfg(unix)]
impl Drop for Keys {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = rustix::termios::tcsetattr(std::io::stdin(), rustix::termios::OptionalActions::Now, before);
        }
    }
}
