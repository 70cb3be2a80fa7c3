" Vim as a user has it, with ALE and what the page says in the configuration: writes
" the reports of a file to vim.out.
"
"   vim -N -u SETTINGS -c 'source ale.vim' FILE

function! s:Ours()
  return filter(copy(ale#engine#GetLoclist(bufnr(''))),
    \ {_, item -> item.linter_name ==# 'clangd' && item.text =~# 'POST gets'})
endfunction

function! s:WaitFor(what, Condition)
  let l:left = 3000
  while !a:Condition()
    if l:left == 0
      call writefile(['FAILED: no ' . a:what], 'vim.out')
      cquit
    endif
    let l:left -= 1
    sleep 100m
  endwhile
endfunction

call ale#Queue(0)
call s:WaitFor('report', {-> !empty(s:Ours())})
let s:said = map(s:Ours(), {_, item -> item.lnum . ': ' . item.text})

call writefile(s:said, 'vim.out')
qall!
