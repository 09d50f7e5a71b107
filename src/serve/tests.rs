//! The preview as a whole: a real folder, a real watcher, real connections.

mod answers;
mod attacks;
mod dice;
mod edits;
#[path = "../../tests/endurance.rs"]
mod endurance;
mod git;
mod quick;
mod saves;
mod stream;
mod torture;
mod ways;
mod witness;

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::fs;
use std::io::Read;
use std::io::Write;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use jiff::civil::date;
use tempfile::TempDir;

use crate::file::Content;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Level;
use crate::load;
use crate::load::Documents;
use crate::model::Visibility;
use crate::playbook::Playbook;
use crate::resolve::Edition;
use crate::serve::Wish;
use crate::serve::server::Server;
use crate::serve::shown::Shown;
use crate::serve::watch;
use crate::serve::watch::Bell;
use crate::serve::workshop::News;
use crate::serve::workshop::Workshop;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;

/// What is encoded in a target.
const PATH: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'.');

/// How long a save may take to show in a test; only a failing one waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many of the last generations are remembered.
const REMEMBERED: usize = 32;

/// A preview of a folder of its own.
struct Preview {
    folder: TempDir,
    address: SocketAddr,
    token: String,
    ring: Sender<Bell>,
    shown: tokio::sync::watch::Receiver<Arc<Shown>>,
    /// What has been shown of late.
    album: Arc<Mutex<VecDeque<Arc<Shown>>>>,
}

struct Reply {
    status: u16,
    head: String,
    body: String,
}

fn edition(audience: Visibility) -> Edition {
    Edition { audience, communities: Vec::new(), today: date(2026, 3, 31) }
}

impl Preview {
    /// Starts one with these files in it.
    fn of(files: &[(&str, &str)]) -> Preview {
        Preview::start(files, false)
    }

    fn start(files: &[(&str, &str)], poll: bool) -> Preview {
        let folder = TempDir::with_prefix("guildbook-serve-").unwrap();
        for (path, text) in files {
            put(&folder.path().join(path), text);
        }
        let root = folder.path().canonicalize().unwrap();
        let (ring, bells) = mpsc::channel();
        let watch = watch::begin(&root, poll, ring.clone());
        let edition = edition(Visibility::Client);
        let mut workshop = Workshop::new(Workspace::new(&root), edition, Box::new(|| date(2026, 3, 31)));
        workshop.look_at_all().unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let shown = workshop.subscribe();
        let server = Server::new(workshop.subscribe(), root, vec!["tunnel.example".to_owned()], ring.clone());
        let token = server.token.clone();
        let album = Arc::<Mutex<VecDeque<_>>>::default();
        let pictures = Arc::clone(&album);
        let remember = move |news: News| {
            let News::Saved(saved) = news else { return };
            let mut pictures = pictures.lock().unwrap();
            pictures.push_back(Arc::clone(&saved.shown));
            let more = pictures.len().saturating_sub(REMEMBERED);
            pictures.drain(..more);
        };
        thread::spawn(move || workshop.work(&bells, watch, remember));
        thread::spawn(move || server.run(listener));
        Preview { folder, address, token, ring, shown, album }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        put(&self.path(path), text);
    }

    fn now(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }

    /// The titles of all pages.
    fn titles(&self) -> Vec<String> {
        let shown = self.now();
        let site = shown.generation.as_ref().unwrap().playbook.site();
        site.pages.iter().map(|page| page.title.clone()).collect()
    }

    /// Where the page with this title is, as a target.
    fn address_of(&self, title: &str) -> String {
        let shown = self.now();
        let site = shown.generation.as_ref().unwrap().playbook.site();
        let page = site.pages.iter().find(|page| page.title == title).unwrap();
        format!("/{}", percent_encoding::utf8_percent_encode(&page.address, PATH))
    }

    /// Asks with these very bytes.
    fn ask(&self, request: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        // A refusal may come before the question is over.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Reply::of(&bytes)
    }

    fn get(&self, path: &str) -> Reply {
        let Preview { address, .. } = self;
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())
    }

    /// Waits until `holds`.
    #[track_caller]
    fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let started = Instant::now();
        while !holds() {
            assert!(started.elapsed() < PATIENCE, "never: {what}");
            thread::sleep(Duration::from_millis(3));
        }
    }

    /// Waits until what is served is what a build from nothing makes, and fails at the first file that differs.
    #[track_caller]
    fn is_a_clean_build(&self, audience: Visibility) {
        let root = self.folder.path().canonicalize().unwrap();
        let (files, findings) = clean_build(&root, audience);
        assert!(!files.is_empty() && findings.iter().all(|finding| finding.level != Level::Error), "{findings:?}");
        self.until("the same findings as a clean build", || {
            let now = self.now();
            now.findings[..] == findings[..] && !now.failing && now.audience == audience
        });
        let pages = files.keys().filter(|path| path.ends_with(".html")).count();
        self.until("the same number of pages", || self.now().generation.as_ref().unwrap().playbook.page_count() == pages);
        for (path, bytes) in &files {
            let reply = self.get(&format!("/{}", percent_encoding::utf8_percent_encode(path, PATH)));
            assert_eq!(reply.status, 200, "{path}");
            let served = if path.ends_with(".html") { reply.page() } else { reply.body };
            assert_eq!(served, String::from_utf8_lossy(bytes), "{path}");
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.ring.send(Bell::Wish(Wish::Quit));
    }
}

impl Reply {
    fn of(bytes: &[u8]) -> Reply {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Reply { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// The page as a build has it: without the script, with the policy it had.
    fn page(&self) -> String {
        let script = self.body.find("<script defer src=\"/__guildbook/").unwrap_or(self.body.len());
        let after = self.body[script..].find("</script>\n").map_or(self.body.len(), |at| script + at + "</script>\n".len());
        let page = format!("{}{}", &self.body[..script], &self.body[after..]);
        page.replacen("; connect-src 'self'\">", "\">", 1)
    }
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// What a build from nothing makes for `audience` of the workspace at `root`: every file and every finding.
fn clean_build(root: &Path, audience: Visibility) -> (BTreeMap<String, Vec<u8>>, Vec<Finding>) {
    let mut findings = Findings::new();
    let sources = Workspace::new(root).discover(&Sources::default(), &mut findings).unwrap();
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    let playbook = Playbook::make(&documents, &edition(audience), &mut findings);
    let files = playbook.map(|playbook| {
        let pages = (0..playbook.page_count()).flat_map(|index| playbook.draw(index).unwrap()).collect::<Vec<_>>();
        let bytes = |content| match content {
            Content::Bytes(bytes) => bytes,
            Content::Static(bytes) => bytes.to_vec(),
            Content::Copy(asset) => fs::read(&asset.location).unwrap(),
        };
        pages.into_iter().chain(playbook.files()).map(|file| (file.path, bytes(file.content))).collect()
    });
    (files.unwrap_or_default(), findings.sorted())
}

const CLUB: (&str, &str) = ("content/communities/yichu/community.yaml", "name: 衣橱会客厅\nkind: product\n");
const WELCOME: (&str, &str) = ("content/modules/开始/欢迎.md", "# 欢迎\n\n第一句。\n");
const RULES: (&str, &str) = ("content/modules/开始/约定.md", "# 约定\n\n见[欢迎](欢迎.md)。\n");
