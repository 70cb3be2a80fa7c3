-- What docs/ide.md tells Neovim's users to write, and a look that is easy to
-- see. It shows the report whose meaning the code doesn't show, and the fixes.
vim.cmd("autocmd FileType cpp lua start()")

function start()
  vim.lsp.buf_attach_client(0, vim.lsp.start_client({
    cmd = { vim.env.SERVER },
    root_dir = vim.fn.getcwd(),
    on_attach = function()
      vim.defer_fn(show, 500)
    end,
  }))
end

function show()
  for _, report in ipairs(vim.diagnostic.get(0)) do
    if report.message:find(", 303 shows a page", 1, true) then
      vim.api.nvim_win_set_cursor(0, { report.lnum + 1, report.col })
      vim.cmd("normal! zt10\25")
      local _, window = vim.diagnostic.open_float({
        border = "single",
        max_width = 84,
        close_events = {},
      })
      vim.wo[window].linebreak = true
      below = vim.fn.winline() + vim.api.nvim_win_get_height(window) + 2
      return vim.lsp.buf.code_action()
    end
  end
  vim.defer_fn(show, 100)
end

-- A menu of Neovim's own is at the bottom of the screen and hides the report.
vim.ui.select = function(items, options)
  local lines = {}
  for number, item in ipairs(items) do
    table.insert(lines, " " .. number .. "  " .. options.format_item(item) .. " ")
  end
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.api.nvim_buf_set_lines(buffer, 0, -1, true, lines)
  vim.api.nvim_open_win(buffer, false, {
    relative = "editor",
    row = below,
    col = 14,
    width = 62,
    height = #lines,
    style = "minimal",
    border = "single",
  })
end

vim.o.termguicolors = true
vim.o.number = true
vim.o.signcolumn = "yes"
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.shortmess = "aoOtTIcF"
vim.diagnostic.config({ virtual_text = false })
for name, look in pairs({
  Normal = { fg = "#d8dee9", bg = "#1d2430" },
  NormalFloat = { fg = "#d8dee9", bg = "#2a3342" },
  FloatBorder = { fg = "#7b88a1", bg = "#2a3342" },
  SignColumn = { bg = "#1d2430" },
  LineNr = { fg = "#5b677d" },
  EndOfBuffer = { fg = "#1d2430" },
  Comment = { fg = "#7b88a1" },
  String = { fg = "#a3be8c" },
  Number = { fg = "#e5c07b" },
  Type = { fg = "#81a1c1" },
  Statement = { fg = "#81a1c1" },
  PreProc = { fg = "#b48ead" },
  DiagnosticWarn = { fg = "#ebcb8b" },
  DiagnosticFloatingWarn = { fg = "#ebcb8b", bg = "#2a3342" },
  DiagnosticUnderlineWarn = { underline = true, fg = "#ebcb8b" },
}) do
  vim.api.nvim_set_hl(0, name, look)
end
