;; Emacs as a user has it: a file is opened with what the page says in the
;; configuration, its reports are printed, and the first quick fix is taken.
;;
;;   emacs --batch -l emacs.el CLIENT SETTINGS FILE

(require 'package)
(package-initialize)
(require 'cl-lib)

(defun wait-for (what condition)
  (with-timeout (300 (message "FAILED: no %s" what) (kill-emacs 1))
    (while (not (funcall condition))
      (accept-process-output nil 0.05))))

(defun tell (format &rest words)
  (princ (apply #'format format words))
  (terpri))

(defvar client (intern (pop command-line-args-left)))
(load (expand-file-name (pop command-line-args-left)) nil t)
(find-file (pop command-line-args-left))
;; Emacs's own look at the file runs make, and fails if it is begun anew meanwhile.
(setq-local flymake-diagnostic-functions nil)

;; As long as it takes: what is tried isn't how fast the machine is.
(setq eglot-sync-connect 300
      eglot-connect-timeout 300
      lsp-response-timeout 300
      lsp-auto-guess-root t
      lsp-session-file (expand-file-name "session")
      lsp-diagnostics-provider :flymake
      lsp-enable-snippet nil)

(defun reports ()
  "What is shown of ours in this buffer."
  (flymake-start)
  (cl-remove-if-not
   (lambda (d)
     (string-match-p "POST gets .*fix available" (flymake-diagnostic-text d)))
   (flymake-diagnostics)))

(pcase client
  ('eglot (require 'eglot)
          (setq jsonrpc-default-request-timeout 300) ; A constant, so not before.
          (apply #'eglot (eglot--guess-contact)))
  ('lsp (require 'lsp-mode) (require 'flymake) (lsp)))
(wait-for "report" #'reports)
(dolist (report (reports))
  (tell "%d: %s" (line-number-at-pos (flymake-diagnostic-beg report))
        (flymake-diagnostic-text report)))

;; What M-x eglot-code-actions and M-x lsp-execute-code-action offer.
(goto-char (flymake-diagnostic-beg (car (reports))))
(defvar offered nil)
(setq last-nonmenu-event ?a) ; No mouse, no menu.
(cl-letf (((symbol-function 'completing-read)
           (lambda (_ choices &rest __)
             (setq offered (all-completions "" choices))
             (car offered))))
  (pcase client
    ('eglot (call-interactively #'eglot-code-actions))
    ('lsp (lsp-execute-code-action
           (let ((actions (lsp-code-actions-at-point)))
             (setq offered (mapcar #'lsp:code-action-title actions))
             (car actions))))))
(dolist (title offered)
  (tell "offered: %s" title))
(tell "line is now:%s" (thing-at-point 'line t))
(set-buffer-modified-p nil)
(kill-emacs 0)
