-- Asks 720 different questions in turn: every district, kind and state. The path stands in the
-- environment with DISTRICT, KIND and STATE in it; with COST too, no question comes twice.
local parts = { "Alt", "Nord", "S%C3%BCd", "Ost", "West" }
local ends = { "stadt", "feld", "au", "berg" }
local kinds = { "Schlagloch", "Beleuchtung", "Gr%C3%BCnpflege", "Abfall", "Verkehrszeichen",
  "Winterdienst", "Spielplatz", "Radweg", "Gehweg", "Kanal", "Br%C3%BCcke", "Sonstiges" }
local states = { "offen", "in%20Arbeit", "erledigt" }
local path = os.getenv("QUESTION")
local asked = 0

function request()
  local n = asked
  asked = asked + 1
  local district = parts[n % 5 + 1] .. ends[math.floor(n / 5) % 4 + 1]
  local kind = kinds[math.floor(n / 20) % 12 + 1]
  local state = states[math.floor(n / 240) % 3 + 1]
  local cost = string.format("%.2f", 4000 + (n * 7919 % 90000) / 100)
  local values = { DISTRICT = district, KIND = kind, STATE = state, COST = cost }
  return wrk.format("GET", (path:gsub("%u%u%u%u+", values)))
end
