//! Drives on which files change without a word to whoever watches them.

use std::path::Path;

/// A drive that keeps silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drive {
    /// It is another machine's.
    Network,
    /// It is that of the system around this one: of Windows, or of a virtual machine's host.
    Host,
    /// A program stands behind it, which may fetch from anywhere.
    Program,
}

impl Drive {
    /// The silent drive on which `folder` lies, if it lies on one.
    #[cfg(target_os = "linux")]
    pub(super) fn of(folder: &Path) -> Option<Drive> {
        // How the kernel calls a kind of drive is a number of 32 bits, whatever the type.
        Drive::called(rustix::fs::statfs(folder).ok()?.f_type as u32)
    }

    /// The silent drive on which `folder` lies, if it lies on one.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn of(_: &Path) -> Option<Drive> {
        None
    }

    /// The drive of which the kernel says `magic`.
    #[cfg(any(target_os = "linux", test))]
    fn called(magic: u32) -> Option<Drive> {
        match magic {
            // NFS, SMB, SMB 2 and its forerunner CIFS, AFS, Ceph.
            0x6969 | 0x517b | 0xfe53_4d42 | 0xff53_4d42 | 0x5346_414f | 0x00c3_6400 => Some(Drive::Network),
            // 9P, by which WSL and some virtual machines share; VirtualBox; VMware.
            0x0102_1997 | 0x786f_4256 | 0xbacb_acbc => Some(Drive::Host),
            // FUSE.
            0x6573_5546 => Some(Drive::Program),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silent_drives_are_known_by_their_kind() {
        let cases = [
            (0x6969, Some(Drive::Network)),
            (0xff53_4d42, Some(Drive::Network)),
            (0x0102_1997, Some(Drive::Host)),
            (0x6573_5546, Some(Drive::Program)),
            // ext4, btrfs, tmpfs, overlayfs.
            (0xef53, None),
            (0x9123_683e, None),
            (0x0102_1994, None),
            (0x794c_7630, None),
        ];
        for (magic, drive) in cases {
            assert_eq!(Drive::called(magic), drive, "{magic:x}");
        }
    }
}
