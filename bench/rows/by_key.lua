-- Asks for rows all over the table. The path stands in the environment with NUMBER in it, the
-- number of rows beside it.
local path = os.getenv("QUESTION")
local rows = tonumber(os.getenv("ROWS"))
local n = 1

function request()
  n = (n * 48271) % 2147483647
  return wrk.format("GET", (path:gsub("NUMBER", tostring(n % rows + 1))))
end
