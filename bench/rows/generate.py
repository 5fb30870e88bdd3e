"""Writes the benchmark's table: reports about a town's streets, the same for every run.

generate.py ROWS FILE: UTF-8, comma, ISO days, decimal points, so that every peer can read it.
"""

import csv
import datetime
import random
import sys

rows, path = int(sys.argv[1]), sys.argv[2]
dice = random.Random(20261124)
districts = [f"{name}{part}" for name in ("Alt", "Nord", "Süd", "Ost", "West") for part in ("stadt", "feld", "au", "berg")]
streets = [f"{dice.choice(['Mühlen', 'Garten', 'Linden', 'Schul', 'Kirch', 'Berg'])}{dice.choice(['straße', 'weg', 'allee', 'gasse'])} {n}" for n in range(2000)]
kinds = ["Schlagloch", "Beleuchtung", "Grünpflege", "Abfall", "Verkehrszeichen", "Winterdienst", "Spielplatz", "Radweg", "Gehweg", "Kanal", "Brücke", "Sonstiges"]
states = ["offen", "in Arbeit", "erledigt"]
words = "Ampel Bordstein Laterne Papierkorb Bank Schild Zaun Hecke Pfosten Rinne Platte Deckel".split()
start = datetime.date(2010, 1, 1)

with open(path, "w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["report", "day", "district", "street", "kind", "state", "days", "cost", "note"])
    for n in range(1, rows + 1):
        writer.writerow([
            n,
            (start + datetime.timedelta(days=dice.randrange(6000))).isoformat(),
            dice.choice(districts),
            dice.choice(streets),
            dice.choice(kinds),
            dice.choice(states),
            dice.randrange(0, 365),
            f"{dice.randrange(0, 500000) / 100:.2f}",
            f"{dice.choice(words)} {dice.choice(words)} {dice.randrange(10000)}",
        ])
