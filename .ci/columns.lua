-- Gives every column of a table the share of the page that its longest words and its amount of text ask for.

local MARGIN = 4 -- letters that every column gets beside its text

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
    local longest, most = 0, 0
    local rows = { simple.headers }
    for _, row in ipairs(simple.rows) do
      rows[#rows + 1] = row
    end
    for _, row in ipairs(rows) do
      local word, all = size(row[column])
      longest, most = math.max(longest, word), math.max(most, all)
    end
    -- A column holds its longest word; beyond that its share grows slowly with what it has to say.
    weights[column] = MARGIN + math.max(longest, math.sqrt(most) * 2.2)
    sum = sum + weights[column]
  end
  for column = 1, #weights do
    simple.widths[column] = weights[column] / sum
  end
  return pandoc.utils.from_simple_table(simple)
end

-- A list that touches a table gets the air of paragraphs.
function Blocks(blocks)
  for place, block in ipairs(blocks) do
    local before, after = blocks[place - 1], blocks[place + 1]
    local touches = (before and before.t == "Table") or (after and after.t == "Table")
    if (block.t == "BulletList" or block.t == "OrderedList") and touches then
      blocks[place] = block:walk({
        Plain = function(plain)
          return pandoc.Para(plain.content)
        end,
      })
    end
  end
  return blocks
end
