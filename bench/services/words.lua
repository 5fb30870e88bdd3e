-- Asks everyday questions in turn. The path stands in the environment with WORDS in it.
local questions = { "Perso", "Ausweis%20verloren", "Personalausweisantrag", "neuer%20Reisepass",
  "pass%20kind", "Umzug", "ummelden", "Wohnsitz%20abmelden", "F%C3%BChrerschein",
  "Fuehrerschein%20verloren", "F%C3%BChrungszeugnis", "Parkausweis", "Anwohnerparken",
  "Auto%20anmelden", "KFZ%20abmelden", "Wunschkennzeichen", "Halteverbot%20Umzug", "Hund",
  "Hundesteuer", "heiraten", "Geburtsurkunde", "Sterbeurkunde", "Kita", "Elterngeld",
  "Unterhalt%20Kind", "Kirche%20austreten", "WBS", "Wohngeld", "BAf%C3%B6G", "Gewerbe%20anmelden",
  "Gewerbeschein", "Angelschein", "Schwerbehindertenausweis", "Kopie%20beglaubigen",
  "Meldebescheinigugn", "Fundb%C3%BCro", "citizenship", "Rundfunkbeitrag", "Einb%C3%BCrgerung",
  "Wohnung" }
local path = os.getenv("QUESTION")
local asked = 0

function request()
  local words = questions[asked % #questions + 1]
  asked = asked + 1
  -- As a function: in a text, gsub would read the % of %20 as its own.
  return wrk.format("GET", (path:gsub("WORDS", function() return words end)))
end
