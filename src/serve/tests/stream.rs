//! Streams to tabs: what they tell, and that they leave nothing behind.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::net::TcpStream;
use std::time::Instant;

use serde_json::Value;

use super::CLUB;
use super::PATIENCE;
use super::Preview;
use super::RULES;
use super::WELCOME;

/// The stream of one tab.
struct Tab {
    lines: BufReader<TcpStream>,
}

impl Tab {
    fn open(preview: &Preview, page: &str) -> Tab {
        let mut stream = TcpStream::connect(preview.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let Preview { address, token, .. } = preview;
        let page = percent_encoding::utf8_percent_encode(page, percent_encoding::NON_ALPHANUMERIC);
        let path = format!("/__guildbook/{token}/events?page={page}&lang=zh-Hans");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/event-stream\r\n\r\n").unwrap();
        Tab { lines: BufReader::new(stream) }
    }

    /// What the tab is told next.
    fn told(&mut self) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream has ended");
            assert_ne!(line, ":\n", "nothing was told for the time of a heartbeat");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// What the tab is told as soon as `holds`.
    #[track_caller]
    fn told_when(&mut self, holds: impl Fn(&Value) -> bool) -> Value {
        let started = Instant::now();
        loop {
            let told = self.told();
            assert!(started.elapsed() < PATIENCE, "last: {told}");
            if holds(&told) {
                return told;
            }
        }
    }
}

fn address_of(preview: &Preview, title: &str) -> String {
    let target = preview.address_of(title);
    percent_encoding::percent_decode_str(&target[1..]).decode_utf8().unwrap().into_owned()
}

#[test]
fn a_tab_hears_of_its_own_bytes_and_of_no_others() {
    let preview = Preview::of(&[CLUB, WELCOME, RULES]);
    let page = address_of(&preview, "欢迎");
    let mut tab = Tab::open(&preview, &page);
    let first = tab.told();
    assert_eq!(first["failing"], false);
    assert_eq!(first["bar"]["sources"][0]["path"], WELCOME.0);
    preview.put(RULES.0, "# 约定\n\n见[欢迎](欢迎.md)。别的话。\n");
    let second = tab.told();
    assert_eq!(second["hash"], first["hash"], "another page was written");
    preview.put(WELCOME.0, "# 欢迎\n\n第二句。\n");
    let third = tab.told_when(|told| told["hash"] != first["hash"]);
    assert!(third["number"].as_u64() > second["number"].as_u64());
}

#[test]
fn a_broken_save_keeps_the_page_and_tells_why_until_it_is_mended() {
    let preview = Preview::of(&[CLUB, WELCOME]);
    let mut tab = Tab::open(&preview, "index.html");
    let good = tab.told();
    preview.put(CLUB.0, "name: 衣橱会客厅\nkind: 产品型\n");
    let broken = tab.told_when(|told| told["failing"] == true);
    assert_eq!(broken["hash"], good["hash"]);
    let error = &broken["errors"][0];
    assert_eq!((error["file"].as_str(), error["line"].as_u64()), (Some(CLUB.0), Some(2)));
    assert_eq!(error["text"], "kind: 产品型");
    assert!(error["href"].as_str().unwrap().starts_with("vscode://file/"), "{error}");
    assert!(preview.get("/").body.contains("衣橱会客厅"));
    preview.put(CLUB.0, CLUB.1);
    let mended = tab.told_when(|told| told["failing"] == false);
    assert_eq!(mended["hash"], good["hash"]);
    assert_eq!(mended["errors"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_renamed_page_is_followed_and_a_removed_one_is_gone() {
    let preview = Preview::of(&[CLUB, WELCOME, ("content/modules/开始/别的.md", "# 别的\n")]);
    let page = address_of(&preview, "欢迎");
    let mut tab = Tab::open(&preview, &page);
    tab.told();
    std::fs::rename(preview.path(WELCOME.0), preview.path("content/modules/开始/你好.md")).unwrap();
    let moved = tab.told_when(|told| told["gone"]["to"].is_string());
    assert!(moved["gone"]["to"].as_str().unwrap().contains("你好"), "{moved}");
    std::fs::remove_file(preview.path("content/modules/开始/你好.md")).unwrap();
    let gone = tab.told_when(|told| told["gone"].is_object() && told["gone"]["to"].is_null());
    assert!(gone["hash"].is_null());
}
