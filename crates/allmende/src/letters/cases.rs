//! All cases of an export, while the parts of its file come in.

use std::{
    collections::{HashMap, HashSet},
    io::Read,
};

use sealed::{Content, Export, SealedError, open_attachment};

use super::{
    Fault, LettersError, Opened,
    case::{Case, ReadLetter},
    files::Folder,
    names,
    ring::Ring,
};
use crate::texts::Teller;

/// A sealed letter is never longer, in bytes: 1 MiB, its padding and its header.
const LONGEST_LETTER: u64 = 2 << 20;

/// All cases, while their parts come in.
pub(super) struct Cases<'a> {
    ring: &'a Ring,
    teller: &'a Teller,
    all: Vec<Case<'a>>,
    /// Which letter of which case a part is.
    letters: HashMap<Vec<u8>, (usize, usize)>,
    /// Of which case an attachment is. Its letters come before it.
    attachments: HashMap<Vec<u8>, usize>,
    unnamed: usize,
    faults: Vec<Fault>,
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
        let all: Vec<_> = export
            .cases
            .iter()
            .map(|case| Case::new(case, ring, &mut folders, &mut faults))
            .collect();
        let (mut letters, mut attachments) = (HashMap::new(), HashMap::new());
        for (at, case) in all.iter().enumerate() {
            for (place, letter) in case.letters.iter().enumerate() {
                letters.insert(Export::letter_file(&letter.of.id).into_bytes(), (at, place));
                for id in &letter.of.attachments {
                    attachments.insert(Export::attachment_file(&id.0).into_bytes(), at);
                }
            }
        }
        Self { ring, teller, all, letters, attachments, unnamed: 0, faults }
    }

    /// Takes one part of the file.
    pub(super) fn take(
        &mut self,
        name: &[u8],
        part: &mut dyn Read,
        folder: &mut Folder,
    ) -> Result<(), LettersError> {
        if let Some((case, place)) = self.letters.get(name).copied()
            && !self.all[case].is_read()
        {
            self.take_letter(case, place, part);
            return Ok(());
        }
        if let Some(case) = self.attachments.get(name).copied() {
            self.read(case, folder)?;
            if let Some((place, number)) = self.all[case].attachment(name) {
                return self.take_attachment((case, place, number), part, folder);
            }
        }
        self.unnamed += 1;
        Ok(())
    }

    /// Reads the letters of a case, where that was not done yet.
    fn read(&mut self, case: usize, folder: &Folder) -> Result<(), LettersError> {
        let case = &mut self.all[case];
        if case.is_read() {
            return Ok(());
        }
        case.read(self.ring, &mut self.faults);
        case.make_folders(folder, self.teller)
    }

    fn take_letter(&mut self, case: usize, place: usize, part: &mut dyn Read) {
        let case = &mut self.all[case];
        let mut sealed = Vec::new();
        let opened = match part.take(LONGEST_LETTER).read_to_end(&mut sealed) {
            Ok(_) => case.open_letter(place, &sealed),
            Err(error) => Err(error.into()),
        };
        let place = &mut case.letters[place];
        match opened {
            Ok(jws) => place.jws = Some(jws),
            Err(reason) => {
                let (case, seq) = (case.of.code.clone(), place.of.seq);
                self.faults.push(Fault::Closed { case, seq, reason });
            }
        }
    }

    fn take_attachment(
        &mut self,
        (case, place, number): (usize, usize, usize),
        part: &mut dyn Read,
        folder: &Folder,
    ) -> Result<(), LettersError> {
        let case = &mut self.all[case];
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
        for case in 0..self.all.len() {
            self.read(case, folder)?;
            self.all[case].write(folder, self.ring, self.teller)?;
        }
        let Self { all, mut faults, unnamed, .. } = self;
        if cut {
            faults.insert(0, Fault::Cut);
        }
        for case in &all {
            faults.extend(case.missing(&faults));
        }
        if unnamed > 0 {
            faults.push(Fault::Unnamed(unnamed));
        }
        Ok(OpenedCases { cases: all, faults })
    }
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
