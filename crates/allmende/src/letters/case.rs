//! The cases of an export: their keys, their letters in order, their attachments.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

use sealed::{
    CaseKey, Content, Export, ExportCase, ExportLetter, Letter, Party, SealedError, Thread,
    letter::Attachment, open_attachment,
};

use super::{Fault, LettersError, Opened, files::Folder, names, ring::Ring, text};
use crate::texts::Teller;

/// A sealed letter is never longer, in bytes: 1 MiB, its padding and its header.
const LONGEST_LETTER: u64 = 2 << 20;

/// All cases, while their parts come in.
pub(super) struct Cases<'a> {
    ring: &'a Ring,
    teller: &'a Teller,
    cases: Vec<Case<'a>>,
    /// Which letter of which case a part is.
    letters: HashMap<Vec<u8>, (usize, usize)>,
    /// Which attachment of which letter of which case a part is: known once the letters are read.
    attachments: Option<HashMap<Vec<u8>, (usize, usize, usize)>>,
    unnamed: usize,
    faults: Vec<Fault>,
}

/// A case.
pub(super) struct Case<'a> {
    pub(super) of: &'a ExportCase,
    /// The name of its folder.
    pub(super) folder: String,
    keys: BTreeMap<u64, CaseKey>,
    /// Those keys of which the signature was checked.
    checked: Vec<u64>,
    /// Its letters, in their order.
    pub(super) letters: Vec<Place<'a>>,
}

/// A letter's place in a case.
pub(super) struct Place<'a> {
    of: &'a ExportLetter,
    jws: Option<String>,
    /// The letter, if it was opened.
    pub(super) read: Option<ReadLetter>,
}

/// A letter that was opened.
pub(super) struct ReadLetter {
    pub(super) letter: Letter,
    /// Whether everything about it was verified.
    pub(super) is_verified: bool,
    /// Its text as a file in the case's folder.
    pub(super) file: String,
    /// Its attachments, each with its file in the case's folder if it was opened.
    pub(super) attachments: Vec<(Attachment, Option<String>)>,
}

/// All cases, opened.
pub(super) struct OpenedCases<'a> {
    pub(super) cases: Vec<Case<'a>>,
    pub(super) faults: Vec<Fault>,
}

impl<'a> Cases<'a> {
    pub(super) fn new(
        export: &'a Export,
        ring: &'a Ring,
        teller: &'a Teller,
        mut faults: Vec<Fault>,
    ) -> Self {
        let mut folders = HashSet::new();
        let cases: Vec<_> = export
            .cases
            .iter()
            .map(|case| Case::new(case, ring, &mut folders, &mut faults))
            .collect();
        let mut letters = HashMap::new();
        for (at, case) in cases.iter().enumerate() {
            for (place, letter) in case.letters.iter().enumerate() {
                letters.insert(Export::letter_file(&letter.of.id).into_bytes(), (at, place));
            }
        }
        Self { ring, teller, cases, letters, attachments: None, unnamed: 0, faults }
    }

    /// Takes one part of the file.
    pub(super) fn take(
        &mut self,
        name: &[u8],
        part: &mut dyn Read,
        folder: &mut Folder,
    ) -> Result<(), LettersError> {
        let letter = self.letters.get(name).copied().filter(|_| self.attachments.is_none());
        if let Some((case, place)) = letter {
            self.take_letter(case, place, part);
            return Ok(());
        }
        let at = self.attachments(folder)?.get(name).copied();
        match at {
            Some(at) => self.take_attachment(at, part, folder),
            None => {
                self.unnamed += 1;
                Ok(())
            }
        }
    }

    fn take_letter(&mut self, case: usize, place: usize, part: &mut dyn Read) {
        let case = &mut self.cases[case];
        let place = &mut case.letters[place];
        let mut sealed = Vec::new();
        let opened = match part.take(LONGEST_LETTER).read_to_end(&mut sealed) {
            Ok(_) => open_letter(&sealed, place.of.key, &case.keys),
            Err(error) => Err(error.into()),
        };
        match opened {
            Ok(jws) => place.jws = Some(jws),
            Err(reason) => {
                let (case, seq) = (case.of.code.clone(), place.of.seq);
                self.faults.push(Fault::Closed { case, seq, reason });
            }
        }
    }

    /// The attachments that the letters name. Reads the letters, where that was not done yet.
    fn attachments(
        &mut self,
        folder: &Folder,
    ) -> Result<&HashMap<Vec<u8>, (usize, usize, usize)>, LettersError> {
        if self.attachments.is_none() {
            let mut named = HashMap::new();
            for (at, case) in self.cases.iter_mut().enumerate() {
                case.read(self.ring, &mut self.faults);
                case.write(folder, self.ring, self.teller)?;
                for (place, letter) in case.letters.iter().enumerate() {
                    let attachments = letter.read.iter().flat_map(|read| &read.attachments);
                    for (number, (attachment, _)) in attachments.enumerate() {
                        let name = Export::attachment_file(&attachment.id).into_bytes();
                        named.insert(name, (at, place, number));
                    }
                }
            }
            self.attachments = Some(named);
        }
        Ok(self.attachments.get_or_insert_default())
    }

    fn take_attachment(
        &mut self,
        (case, place, number): (usize, usize, usize),
        part: &mut dyn Read,
        folder: &Folder,
    ) -> Result<(), LettersError> {
        let case = &mut self.cases[case];
        let Some(read) = &mut case.letters[place].read else { return Ok(()) };
        let (attachment, file) = &mut read.attachments[number];
        let (seq, name) = (read.letter.seq, names::safe(&attachment.name));
        let name =
            format!("{}/{seq:02}-{}-{name}", self.teller.t("letters-attachments"), number + 1);
        let key = case.keys.get(&read.letter.key).ok_or(SealedError::NotForThisKey);
        let expected = Content { sha256: attachment.sha256.clone(), size: attachment.size };
        let mut out = folder.begin()?;
        let opened =
            key.and_then(|key| open_attachment(&key.identity(), part, &expected, &mut out));
        match opened {
            Ok(()) => {
                out.end(&format!("{}/{name}", case.folder))?;
                *file = Some(name);
            }
            Err(reason) => {
                let case = case.of.code.clone();
                self.faults.push(Fault::Attachment { case, seq, reason });
            }
        }
        Ok(())
    }

    /// Ends when all parts came in: what is missing is a fault.
    pub(super) fn finish(
        mut self,
        folder: &mut Folder,
        cut: bool,
    ) -> Result<OpenedCases<'a>, LettersError> {
        self.attachments(folder)?;
        let Self { cases, mut faults, unnamed, .. } = self;
        if cut {
            faults.insert(0, Fault::Cut);
        }
        for case in &cases {
            faults.extend(case.missing(&faults));
        }
        if unnamed > 0 {
            faults.push(Fault::Unnamed(unnamed));
        }
        Ok(OpenedCases { cases, faults })
    }
}

fn open_letter(
    sealed: &[u8],
    key: u64,
    keys: &BTreeMap<u64, CaseKey>,
) -> Result<String, SealedError> {
    let key = keys.get(&key).ok_or(SealedError::NotForThisKey)?;
    Letter::open(sealed, &key.identity())
}

impl<'a> Case<'a> {
    fn new(
        of: &'a ExportCase,
        ring: &Ring,
        folders: &mut HashSet<String>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let folder = if is_code(&of.code) && folders.insert(of.code.clone()) {
            of.code.clone()
        } else {
            of.case.to_string()
        };
        let mut letters: Vec<_> =
            of.letters.iter().map(|of| Place { of, jws: None, read: None }).collect();
        letters.sort_by_key(|place| place.of.seq);
        let mut case = Self { of, folder, keys: BTreeMap::new(), checked: Vec::new(), letters };
        for key in &of.keys {
            if let Err(reason) = case.add_key(key.version, &key.sealed, ring) {
                let (case, version) = (of.code.clone(), key.version);
                faults.push(Fault::CaseKey { case, version, reason });
            }
        }
        case
    }

    /// Opens a version of the case's key. Without a sound signature it still opens letters, which
    /// bear signatures of their own.
    fn add_key(&mut self, version: u64, sealed: &[u8], ring: &Ring) -> Result<(), SealedError> {
        let jws = CaseKey::open(sealed, &ring.identities())?;
        let key = CaseKey::unverified(&jws)?;
        if key.version != version {
            return Err(SealedError::NotMeantForUs);
        }
        self.keys.insert(version, key);
        let unknown = SealedError::BadSignature("case-key");
        let signer = ring.keyset(&CaseKey::signer(&jws)?).ok_or(unknown)?;
        CaseKey::read(&jws, signer, &self.of.case, &ring.holders())?;
        self.checked.push(version);
        Ok(())
    }

    /// Reads all letters that came in, in their order.
    fn read(&mut self, ring: &Ring, faults: &mut Vec<Fault>) {
        let mut thread = Thread::new(self.of.case.clone());
        let mut read = Vec::new();
        for place in &self.letters {
            read.push(self.read_letter(place, ring, &mut thread, faults));
        }
        for (place, read) in self.letters.iter_mut().zip(read) {
            place.read = read;
        }
    }

    fn read_letter(
        &self,
        place: &Place<'_>,
        ring: &Ring,
        thread: &mut Thread,
        faults: &mut Vec<Fault>,
    ) -> Option<ReadLetter> {
        let jws = place.jws.as_deref()?;
        let (case, seq) = (self.of.code.clone(), place.of.seq);
        let letter = match Letter::unverified(jws) {
            Ok(letter) => letter,
            Err(reason) => {
                faults.push(Fault::Closed { case, seq, reason });
                return None;
            }
        };
        let is_verified = match self.verify(jws, place.of, ring, thread) {
            Ok(signer) if self.is_known(&letter.from.party, &signer, ring) => true,
            Ok(_) => {
                faults.push(Fault::UnknownSender { case, seq });
                false
            }
            Err(reason) => {
                faults.push(Fault::Doubtful { case, seq, reason });
                false
            }
        };
        *thread = Thread::after(jws, &letter);
        let file = format!("{seq:02}-{}.txt", names::safe(&letter.subject));
        let attachments = letter.attachments.iter().map(|it| (it.clone(), None)).collect();
        Some(ReadLetter { letter, is_verified, file, attachments })
    }

    /// Checks a letter's signature, place and chain: the hash of its signer's keyset.
    fn verify(
        &self,
        jws: &str,
        named: &ExportLetter,
        ring: &Ring,
        thread: &mut Thread,
    ) -> Result<String, SealedError> {
        let signer = Letter::signer(jws)?;
        let keyset = ring.keyset(&signer).ok_or(SealedError::BadSignature("letter"))?;
        let letter = Letter::read(jws, keyset, &ring.holders())?;
        if letter.id != named.id || letter.key != named.key || letter.seq != named.seq {
            return Err(SealedError::BrokenChain(named.seq));
        }
        thread.take(jws, &letter)?;
        Ok(signer)
    }

    /// Whether the record proves the signer, or, of a guest, a checked key of the case names it.
    fn is_known(&self, party: &Party, signer: &str, ring: &Ring) -> bool {
        let named = || {
            let checked = self.checked.iter().filter_map(|version| self.keys.get(version));
            checked.flat_map(|key| &key.to).any(|holder| holder.keyset == signer)
        };
        match party {
            Party::Guest(_) => named(),
            _ => ring.is_proved(signer),
        }
    }

    fn write(&self, folder: &Folder, ring: &Ring, teller: &Teller) -> Result<(), LettersError> {
        folder.make(&self.folder)?;
        let read: Vec<_> = self.letters.iter().filter_map(|place| place.read.as_ref()).collect();
        if read.iter().any(|read| !read.attachments.is_empty()) {
            folder.make(&format!("{}/{}", self.folder, teller.t("letters-attachments")))?;
        }
        for read in read {
            let text = text::letter(read, ring, teller);
            folder.write(&format!("{}/{}", self.folder, read.file), text.as_bytes())?;
        }
        Ok(())
    }

    /// What the export names and the file does not have; what came and was refused is told already.
    fn missing(&self, told: &[Fault]) -> Option<Fault> {
        let came = |seq| told.iter().any(|fault| fault.is_about(&self.of.code, seq));
        let lost = |place: &&Place<'_>| place.read.is_none() && !came(place.of.seq);
        let letters = self.letters.iter().filter(lost).count();
        let read = self.letters.iter().filter_map(|place| place.read.as_ref());
        let attachments = read
            .filter(|read| {
                !told.iter().any(|it| it.is_about_an_attachment(&self.of.code, read.letter.seq))
            })
            .flat_map(|read| &read.attachments)
            .filter(|(_, file)| file.is_none())
            .count();
        let case = self.of.code.clone();
        (letters + attachments > 0).then_some(Fault::Missing { case, letters, attachments })
    }
}

/// Whether it is a code as the server gives it: `K7M2-9QXD`.
fn is_code(code: &str) -> bool {
    let groups: Vec<_> = code.split('-').collect();
    let is_group = |group: &&str| {
        group.len() == 4 && group.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    groups.len() == 2 && groups.iter().all(is_group)
}

impl OpenedCases<'_> {
    /// What was opened, in numbers.
    pub(super) fn into_summary(self, ring: &Ring) -> Opened {
        let read =
            || self.cases.iter().flat_map(|case| &case.letters).filter_map(|it| it.read.as_ref());
        let opened =
            |read: &ReadLetter| read.attachments.iter().filter(|(_, file)| file.is_some()).count();
        Opened {
            cases: self.cases.len(),
            letters: read().count(),
            attachments: read().map(opened).sum(),
            key: ring.key.as_ref().map(ToString::to_string),
            faults: self.faults,
        }
    }
}
