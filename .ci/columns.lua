-- Gives every column of a table the share of the page that its longest words and its amount of text ask for.

local MARGIN = 4 -- letters that every column gets beside its text
local ANSWER = 20 -- the least, in letters, of a column that is there to be filled in

local function size(cells)
  local text = pandoc.utils.stringify(cells)
  local longest = 0
  for word in text:gmatch("%S+") do
    longest = math.max(longest, utf8.len(word) or #word)
  end
  return longest, utf8.len(text) or #text
end

function Table(tbl)
  local simple = pandoc.utils.to_simple_table(tbl)
  local weights, sum = {}, 0
  for column = 1, #simple.aligns do
    local longest, most, is_open = 0, 0, #simple.rows > 0
    local rows = { simple.headers }
    for _, row in ipairs(simple.rows) do
      rows[#rows + 1] = row
    end
    for _, row in ipairs(rows) do
      local word, all = size(row[column])
      longest, most = math.max(longest, word), math.max(most, all)
    end
    for _, row in ipairs(simple.rows) do
      is_open = is_open and pandoc.utils.stringify(row[column]):match("^%[%s*%]$") ~= nil
    end
    -- A column holds its longest word; beyond that its share grows slowly with what it has to say.
    weights[column] = MARGIN + math.max(longest, math.sqrt(most) * 2.8)
    if is_open and #simple.aligns <= 5 then
      weights[column] = math.max(weights[column], ANSWER)
    end
    sum = sum + weights[column]
  end
  for column = 1, #weights do
    simple.widths[column] = weights[column] / sum
  end
  return pandoc.utils.from_simple_table(simple)
end

-- A list whose every item begins with a box to tick needs no other mark.
local function is_checklist(list)
  for _, item in ipairs(list.content) do
    if not pandoc.utils.stringify(item):match("^☐") then
      return false
    end
  end
  return true
end

-- A list that touches a table gets the air of paragraphs.
function Blocks(blocks)
  local out = pandoc.List()
  for place, block in ipairs(blocks) do
    local before, after = blocks[place - 1], blocks[place + 1]
    local touches = (before and before.t == "Table") or (after and after.t == "Table")
    if block.t == "BulletList" and is_checklist(block) then
      for _, item in ipairs(block.content) do
        for _, inner in ipairs(item) do
          out:insert(inner.t == "Plain" and pandoc.Para(inner.content) or inner)
        end
      end
    elseif (block.t == "BulletList" or block.t == "OrderedList") and touches then
      out:insert(block:walk({
        Plain = function(plain)
          return pandoc.Para(plain.content)
        end,
      }))
    else
      out:insert(block)
    end
  end
  return out
end
