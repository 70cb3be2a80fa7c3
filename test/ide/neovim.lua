-- Neovim as a user has it, with its built-in client of language servers:
--
--   SERVER=redirect-clangd nvim --headless --clean -c "luafile neovim.lua" FILE
--
-- Waits for the reports on the file, prints them, takes the quick fixes of the
-- first and of the one whose meaning the code doesn't show, and saves the file.

local function say(text)
  io.stdout:write(text .. "\n")
end

local function wait_for(what, condition)
  if not vim.wait(300000, condition, 50) then
    error("no " .. what .. " within five minutes")
  end
end

local function reports()
  return vim.tbl_filter(function(report)
    return vim.startswith(tostring(report.code or ""), "http-")
  end, vim.diagnostic.get(0))
end

-- What the menu offers is printed; what starts with the text is taken.
local function take(report, text)
  local taken = false
  vim.ui.select = function(items, options, on_choice)
    for _, item in ipairs(items) do
      local title = options.format_item(item)
      say("  offered: " .. title)
    end
    for _, item in ipairs(items) do
      if not taken and vim.startswith(options.format_item(item), text) then
        taken = true
        on_choice(item)
      end
    end
  end
  vim.api.nvim_win_set_cursor(0, { report.lnum + 1, report.col })
  local before = #reports()
  vim.lsp.buf.code_action({ diagnostics = vim.lsp.diagnostic.get_line_diagnostics() })
  wait_for("quick fix '" .. text .. "'", function()
    return taken
  end)
  wait_for("end of the report", function()
    return #reports() == before - 1
  end)
  say("  line is now: " .. vim.trim(vim.fn.getline(report.lnum + 1)))
end

local function main()
  local client = vim.lsp.start_client({
    cmd = { vim.env.SERVER },
    root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(0, client)
  wait_for("reports", function()
    return #reports() > 0
  end)
  for _, report in ipairs(reports()) do
    say(string.format("%d:%d: %s [%s]", report.lnum + 1, report.col + 1,
      report.message:match("^[^;]*"), report.code))
  end
  for _, wanted in ipairs({ "use 307", "use 303" }) do
    for _, report in ipairs(reports()) do
      local is_open = report.message:find(", 303 shows a page", 1, true) ~= nil
      if is_open == (wanted == "use 303") then
        say(wanted .. " in line " .. report.lnum + 1)
        take(report, wanted)
        break
      end
    end
  end
  vim.cmd("write")
  vim.lsp.stop_client(client)
end

local ok, problem = pcall(main)
if not ok then
  say("FAILED: " .. problem)
end
vim.cmd(ok and "quitall!" or "cquit 1")
