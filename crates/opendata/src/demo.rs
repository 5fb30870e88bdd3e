//! What open data brings to the demo town: files as German offices write them.

use std::path::Path;

use commons::{Slug, Text};

use crate::{
    About, Inventoried, Licence, OpenData, OpenDataError, PublishRequest, Target, Why,
    import::Corrections,
};

struct DemoFile {
    slug: &'static str,
    office: &'static str,
    licence: Licence,
    title: [&'static str; 2],
    description: [&'static str; 2],
    /// Its versions, oldest first: name and bytes.
    files: &'static [(&'static str, &'static [u8])],
}

const FILES: [DemoFile; 5] = [
    DemoFile {
        slug: "haushalt-2026",
        office: "kaemmerei",
        licence: Licence::DlBy,
        title: ["Haushaltsplan 2026: Erträge und Aufwendungen", "Budget 2026: income and expenses"],
        description: [
            "Der Ergebnishaushalt 2026 nach Produkten und Sachkonten, wie ihn der Rat beschlossen \
             hat. Erträge sind positiv, Aufwendungen negativ.",
            "The 2026 operating budget by product and account, as the council adopted it. Income \
             is positive, expenses are negative.",
        ],
        files: &[("Haushalt 2026.csv", include_bytes!("../demo/haushalt-2026.csv"))],
    },
    DemoFile {
        slug: "spielplaetze",
        office: "stadtplanung",
        licence: Licence::DlZero,
        title: ["Spielplätze", "Playgrounds"],
        description: [
            "Alle öffentlichen Spielplätze mit Fläche, Ausstattung und dem Tag der letzten \
             Hauptuntersuchung.",
            "All public playgrounds with area, equipment and the day of the last main inspection.",
        ],
        files: &[
            ("Spielplätze 2025.csv", include_bytes!("../demo/spielplaetze-2025.csv")),
            ("Spielplätze 2026.csv", include_bytes!("../demo/spielplaetze-2026.csv")),
        ],
    },
    DemoFile {
        slug: "strassenverzeichnis",
        office: "stadtplanung",
        licence: Licence::DlZero,
        title: ["Straßenverzeichnis", "List of streets"],
        description: [
            "Alle benannten Straßen, Wege und Plätze mit amtlichem Straßenschlüssel, Ortsteil und \
             Länge.",
            "All named streets, paths and squares with their official street key, district and \
             length.",
        ],
        files: &[("strassen.csv", include_bytes!("../demo/strassen.csv"))],
    },
    DemoFile {
        slug: "wartezeiten-buergerservice",
        office: "buergerservice",
        licence: Licence::CcBy,
        title: ["Wartezeiten im Bürgerservice", "Waiting times at the residents’ office"],
        description: [
            "Wie lange Menschen ohne Termin im Bürgerservice gewartet haben, nach Woche und \
             Anliegen.",
            "How long people without an appointment waited at the residents’ office, by week and \
             matter.",
        ],
        files: &[("wartezeiten.tsv", include_bytes!("../demo/wartezeiten.tsv"))],
    },
    DemoFile {
        slug: "bestaende-stadtarchiv",
        office: "archiv",
        licence: Licence::CcZero,
        title: ["Bestände des Stadtarchivs", "Holdings of the city archive"],
        description: [
            "Übersicht der Bestände mit Laufzeit, Umfang in laufenden Metern und dem Stand der \
             Verzeichnung.",
            "Overview of the holdings with years, extent in shelf metres and how far they are \
             catalogued.",
        ],
        files: &[("Bestaende.csv", include_bytes!("../demo/bestaende.csv"))],
    },
];

impl OpenData {
    pub(crate) async fn make_demo(&self) -> Result<(), OpenDataError> {
        for file in &FILES {
            for (name, bytes) in file.files {
                self.publish_demo(file, name, bytes).await?;
            }
        }
        self.inventory(tree_register()).await?;
        self.inventory(trade_tax()).await?;
        Ok(())
    }

    async fn publish_demo(
        &self,
        file: &DemoFile,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), OpenDataError> {
        let folder = self.scratch()?;
        let path = folder.path().join("demo.csv");
        std::fs::write(&path, bytes)?;
        self.publish(request(file, name, &path)).await?;
        Ok(())
    }
}

fn request(file: &DemoFile, name: &str, path: &Path) -> PublishRequest {
    let both = |[de, en]: [&str; 2]| Text::both(de, en);
    PublishRequest {
        file: path.to_owned(),
        file_name: name.to_owned(),
        about: About {
            title: both(file.title),
            description: both(file.description),
            licence: file.licence,
            office: Some(Slug::of_title(file.office)),
        },
        target: Target::Either(Some(Slug::of_title(file.slug))),
        corrections: Corrections::default(),
        by: None,
    }
}

/// Known, but not published yet.
fn tree_register() -> Inventoried {
    Inventoried {
        slug: Some(Slug::of_title("baumkataster")),
        about: About {
            title: Text::both("Baumkataster", "Tree register"),
            description: Text::both(
                "Alle Bäume an Straßen und in Parks mit Art, Alter und Standort.",
                "All trees along streets and in parks with species, age and place.",
            ),
            licence: Licence::DlZero,
            office: Some(Slug::of_title("stadtplanung")),
        },
        why: Why::Planned(Text::both(
            "Die Standorte werden gerade neu vermessen. Veröffentlichung bis 31. März 2027.",
            "The trees are being surveyed again. To be published by 31 March 2027.",
        )),
        by: None,
    }
}

/// Known, and kept back by law.
fn trade_tax() -> Inventoried {
    Inventoried {
        slug: Some(Slug::of_title("gewerbesteuer-betriebe")),
        about: About {
            title: Text::both("Gewerbesteuer nach Betrieben", "Trade tax by business"),
            description: Text::both(
                "Was die einzelnen Betriebe an Gewerbesteuer zahlen.",
                "What single businesses pay in trade tax.",
            ),
            licence: Licence::DlBy,
            office: Some(Slug::of_title("kaemmerei")),
        },
        why: Why::Withheld(Text::both(
            "Steuergeheimnis, § 30 Abgabenordnung. Die Summe aller Betriebe steht im Haushalt.",
            "Tax secrecy, section 30 of the German Fiscal Code. The sum of all businesses stands \
             in the budget.",
        )),
        by: None,
    }
}
