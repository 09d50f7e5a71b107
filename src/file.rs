//! A file: where it is and what is in it.

use std::path::PathBuf;
use std::sync::Arc;

/// A finished file of the output: its place and its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it goes, relative to the output folder, with `/` between the parts.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What a finished file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Bytes that were drawn.
    Bytes(Vec<u8>),
    /// Bytes that many sites share, such as a script of the built-in theme.
    Static(&'static [u8]),
    /// A file of the author that is handed on as it is; it is read when it is published, so that a folder
    /// of photographs never has to fit into memory.
    Copy(Arc<Asset>),
}

/// A file of the author that is no text of ours: a picture, a document to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its path in the workspace, with `/` between the parts.
    pub path: String,
    /// Where it lies on this machine.
    pub location: PathBuf,
    /// Its length in bytes.
    pub size: u64,
    /// Width and height in pixels, when it is a picture whose header could be read.
    pub dimensions: Option<(u32, u32)>,
}

impl File {
    /// A file made of text.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> File {
        File { path: path.into(), content: Content::Bytes(text.into().into_bytes()) }
    }
}
