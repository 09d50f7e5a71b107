//! A preview that stays open all day: what thousands of saves and tabs leave behind, which is nothing.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::process::Child;
use std::process::Stdio;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crate::endurance::share_of;
use crate::playbook::CLUB;
use crate::playbook::Workspace;
use crate::playbook::guildbook;
use crate::playbook::playbook;

/// How many saves and tabs there are at full length.
const SAVES: usize = 2_000;
const TABS: usize = 10_000;
/// So many of each come first: memory is taken once, and kept.
const WARM_UP: usize = 60;
/// So many tabs are open at a time.
const AT_A_TIME: usize = 50;
/// Only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

const NOTE: &str = "content/modules/开始/欢迎.md";
const STYLE: &str = "themes/folio/assets/cover.css";
const TEMPLATE: &str = "themes/folio/templates/blocks/metric.html";

struct Serving {
    workspace: Workspace,
    child: Child,
    address: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn begin(workspace: Workspace) -> Serving {
        let mut command = guildbook();
        command.args(["serve", "--port", "0", "--root"]).arg(workspace.root());
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let mut ready = String::new();
        said.read_line(&mut ready).unwrap();
        let address = ready.strip_prefix("http://").and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("{ready}"));
        let address = address.to_owned();
        // A pipe that nobody empties would hold it up.
        thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Serving { workspace, child, address }
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        stream
    }

    fn get(&self, path: &str) -> String {
        let mut said = Vec::new();
        self.ask(path).read_to_end(&mut said).unwrap();
        String::from_utf8_lossy(&said).into_owned()
    }

    /// Saves, and waits until that shows on the page at `path`.
    fn save(&self, file: &str, text: &str, path: &str, shows: &str) {
        self.workspace.put(file, text);
        let started = Instant::now();
        while !self.get(path).contains(shows) {
            assert!(started.elapsed() < PATIENCE, "{file} never shows at {path}: {shows}");
            thread::sleep(Duration::from_millis(2));
        }
    }

    /// The saves number `rounds`: texts, and at times the definition, a stylesheet, a template, a text that comes and goes.
    fn saves(&self, rounds: std::ops::Range<usize>) {
        for round in rounds {
            let mark = format!("第{round}次");
            match round % 8 {
                0 => self.save(CLUB, &format!("name: 衣橱\nkind: product\ntagline: {mark}\n"), "/", &mark),
                1 => self.save(STYLE, &format!("/* {mark} */\n"), "/assets/folio/cover.css", &mark),
                2 => {
                    self.workspace.put(TEMPLATE, format!("<p>{mark}</p>\n"));
                    self.save(NOTE, &format!("# 欢迎\n\n{mark}\n"), "/%E5%BC%80%E5%A7%8B/%E6%AC%A2%E8%BF%8E.html", &mark);
                }
                3 => {
                    self.save("content/modules/开始/新.md", &format!("# {mark}\n"), "/%E5%BC%80%E5%A7%8B/%E6%96%B0.html", &mark);
                    fs::remove_file(self.workspace.path("content/modules/开始/新.md")).unwrap();
                }
                _ => self.save(NOTE, &format!("# 欢迎\n\n{mark}\n"), "/%E5%BC%80%E5%A7%8B/%E6%AC%A2%E8%BF%8E.html", &mark),
            }
        }
    }

    /// Opens `count` tabs, hears what each is told first, and closes them.
    fn tabs(&self, count: usize) {
        let page = self.get("/");
        let token = page.split("/__guildbook/").nth(1).and_then(|rest| rest.split('/').next()).unwrap();
        for _ in 0..count.div_ceil(AT_A_TIME) {
            let tabs: Vec<_> =
                (0..AT_A_TIME).map(|_| self.ask(&format!("/__guildbook/{token}/events?page=index.html&lang=zh-Hans"))).collect();
            for tab in tabs {
                let told = BufReader::new(tab).lines().map(Result::unwrap).find(|line| line.starts_with("data: "));
                assert!(told.unwrap().contains("\"failing\":false"));
            }
        }
    }

    /// How many files and connections are open.
    fn open_files(&self) -> usize {
        fs::read_dir(format!("/proc/{}/fd", self.child.id())).unwrap().count()
    }

    /// How much memory is taken, in KiB.
    fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Waits until there are `wanted` open files, give or take five.
    #[track_caller]
    fn comes_back_to(&self, wanted: usize) {
        let started = Instant::now();
        while self.open_files().abs_diff(wanted) > 5 {
            assert!(started.elapsed() < PATIENCE, "{} files are open, {wanted} were", self.open_files());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn saves_and_tabs_leave_nothing_behind() {
    let mut workspace = playbook().write(CLUB, "name: 衣橱\nkind: product\n").write(NOTE, "# 欢迎\n");
    for number in 0..40 {
        workspace = workspace
            .write(&format!("content/modules/开始/页{number}.md"), format!("# 页{number}\n\n{}\n", "长句。".repeat(200)));
    }
    let workspace = workspace.write(STYLE, "/* 起初 */\n").write(TEMPLATE, "<p>起初</p>\n");
    let serving = Serving::begin(workspace);
    serving.saves(0..WARM_UP);
    serving.tabs(WARM_UP);
    thread::sleep(Duration::from_millis(500));
    let (files, memory) = (serving.open_files(), serving.memory());
    serving.saves(WARM_UP..WARM_UP + share_of(SAVES));
    serving.tabs(share_of(TABS));
    serving.comes_back_to(files);
    let now = serving.memory();
    assert!(now <= memory + memory / 5, "{now} KiB are taken, {memory} KiB were");
}
