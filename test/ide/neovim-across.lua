-- Neovim as a user has it: the handler is open, another file registers it for GET.
-- There it is made POST and saved, and the report appears where the handler is.
--
--   SERVER=redirect-clangd nvim --headless --clean -c "luafile ..." legacy.cpp

local function wait_for(what, condition)
  if not vim.wait(300000, condition, 50) then
    io.stdout:write("FAILED: no " .. what .. "\n")
    vim.cmd("cquit 1")
  end
end

local client = vim.lsp.start_client({
  cmd = { vim.env.SERVER },
  root_dir = vim.fn.getcwd(),
})
local legacy = vim.api.nvim_get_current_buf()
vim.lsp.buf_attach_client(legacy, client)
wait_for("index", function()
  return vim.fn.filereadable(".cache/redirect-tidy/routes.index") == 1
end)
io.stdout:write("before: " .. #vim.diagnostic.get(legacy) .. "\n")

vim.o.hidden = true
vim.cmd("edit routes.cpp")
vim.lsp.buf_attach_client(0, client)
vim.cmd("%substitute/Get/Post/ | write")
wait_for("report", function()
  return #vim.diagnostic.get(legacy) > 0
end)
for _, report in ipairs(vim.diagnostic.get(legacy)) do
  io.stdout:write(string.format("%d:%d: %s\n", report.lnum + 1, report.col + 1, report.code))
end
vim.lsp.stop_client(client)
vim.cmd("quitall!")
