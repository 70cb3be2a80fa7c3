// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other,http-redirect-repeats-request,http-redirect-permanent-answer -- -std=gnu11 -isystem %S/include

// A small site on libsoup 3.

#include <libsoup/soup.h>

extern GHashTable *sessions;
extern GHashTable *notes;
gboolean is_right(const char *user, const char *password);
char *begin_session(SoupServerMessage *msg, const char *user);
gboolean is_known(SoupServerMessage *msg);
void save_vote(const char *path, const char *vote);
void show_form(SoupServerMessage *msg);

// One handler for the form and for what it sends.
static void on_login(SoupServer *server, SoupServerMessage *msg, const char *path,
                     GHashTable *query, gpointer data) {
  if (soup_server_message_get_method(msg) != SOUP_METHOD_POST) {
    show_form(msg);
    return;
  }
  SoupMessageBody *body = soup_server_message_get_request_body(msg);
  GHashTable *form = soup_form_decode(body->data);
  const char *user = g_hash_table_lookup(form, "user");
  if (!is_right(user, g_hash_table_lookup(form, "password"))) {
    g_hash_table_unref(form);
    soup_server_message_set_redirect(msg, SOUP_STATUS_FOUND, "/login?failed=1");
    // CHECK-MESSAGES: :[[@LINE-1]]:43: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: soup_server_message_set_redirect(msg, SOUP_STATUS_SEE_OTHER, "/login?failed=1");
    return;
  }
  g_hash_table_insert(sessions, begin_session(msg, user), g_strdup(user));
  soup_message_headers_append(soup_server_message_get_response_headers(msg), "Set-Cookie", "sid=1");
  soup_server_message_set_status(msg, SOUP_STATUS_FOUND, NULL);
  // CHECK-MESSAGES: :[[@LINE-1]]:39: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: soup_server_message_set_status(msg, SOUP_STATUS_SEE_OTHER, NULL);
  soup_message_headers_replace(soup_server_message_get_response_headers(msg), "Location", "/");
}

// Silent: who has sent the form is told to GET what follows.
static void on_sign_up(SoupServer *server, SoupServerMessage *msg, const char *path,
                       GHashTable *query, gpointer data) {
  if (!g_str_equal(soup_server_message_get_method(msg), "POST"))
    return show_form(msg);
  SoupMessageBody *body = soup_server_message_get_request_body(msg);
  g_hash_table_insert(sessions, g_strdup(body->data), NULL);
  soup_server_message_set_redirect(msg, SOUP_STATUS_SEE_OTHER, "/");
}

// A server beside it, without TLS, has no other handler.
static void on_plain(SoupServer *server, SoupServerMessage *msg, const char *path,
                     GHashTable *query, gpointer data) {
  char *there = g_strdup_printf("https://site.example%s", path);
  soup_server_message_set_redirect(msg, SOUP_STATUS_MOVED_PERMANENTLY, there);
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: soup_server_message_set_redirect(msg, SOUP_STATUS_PERMANENT_REDIRECT, there);
  g_free(there);
}

// The other server answers under another name.
static void on_other_name(SoupServer *server, SoupServerMessage *msg, const char *path,
                          GHashTable *query, gpointer data) {
  GString *there = g_string_new("https://site.example");
  g_string_append_printf(there, "%s", path);
  soup_server_message_set_redirect(msg, SOUP_STATUS_FOUND, there->str);
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: soup_server_message_set_redirect(msg, SOUP_STATUS_TEMPORARY_REDIRECT, there->str);
  g_string_free(there, TRUE);
}

// Silent: the same with another path goes to one page, whatever was asked for.
static void on_plain_home(SoupServer *server, SoupServerMessage *msg, const char *path,
                          GHashTable *query, gpointer data) {
  GUri *own = soup_server_message_get_uri(msg);
  char *there = g_strdup_printf("https://%s/", g_uri_get_host(own));
  soup_server_message_set_redirect(msg, SOUP_STATUS_MOVED_PERMANENTLY, there);
  g_free(there);
}

// Silent: with another path the request's own URI is no more that.
static void on_guarded(SoupServer *server, SoupServerMessage *msg, const char *path,
                       GHashTable *query, gpointer data) {
  GUri *gate = soup_uri_copy(soup_server_message_get_uri(msg), SOUP_URI_PATH, "/login",
                             SOUP_URI_NONE);
  char *there = g_uri_to_string(gate);
  if (!is_known(msg))
    soup_server_message_set_redirect(msg, SOUP_STATUS_FOUND, there);
  g_uri_unref(gate);
  g_free(there);
}

// Silent: what isn't GET or HEAD has been refused before.
static void on_folder(SoupServer *server, SoupServerMessage *msg, const char *path,
                      GHashTable *query, gpointer data) {
  const char *method = soup_server_message_get_method(msg);
  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD) {
    soup_server_message_set_status(msg, SOUP_STATUS_NOT_IMPLEMENTED, NULL);
    return;
  }
  char *there = g_strdup_printf("%s/", g_uri_get_path(soup_server_message_get_uri(msg)));
  soup_server_message_set_redirect(msg, SOUP_STATUS_FOUND, there);
  g_free(there);
}

// The same, where nobody has refused anything.
static void on_any_folder(SoupServer *server, SoupServerMessage *msg, const char *path,
                          GHashTable *query, gpointer data) {
  GString *there = g_string_new(NULL);
  g_string_append(there, path);
  g_string_append(there, "/");
  char *text = g_string_free(there, FALSE);
  soup_server_message_set_redirect(msg, SOUP_STATUS_MOVED_TEMPORARILY, text);
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: soup_server_message_set_redirect(msg, SOUP_STATUS_TEMPORARY_REDIRECT, text);
  g_free(text);
}

static void remove_note(SoupServerMessage *msg, const char *path) {
  g_hash_table_remove(notes, path);
  soup_server_message_set_redirect(msg, 302, "/notes");
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: DELETE gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: soup_server_message_set_redirect(msg, 303, "/notes");
}

// Silent: for GET alone.
static void show_note(SoupServerMessage *msg, const char *path) {
  if (!g_hash_table_lookup(notes, path))
    soup_server_message_set_redirect(msg, 302, "/notes");
}

static void on_note(SoupServer *server, SoupServerMessage *msg, const char *path,
                    GHashTable *query, gpointer data) {
  const char *method = soup_server_message_get_method(msg);
  if (method == SOUP_METHOD_DELETE)
    remove_note(msg, path);
  else if (g_ascii_strcasecmp(method, "get") == 0)
    show_note(msg, path);
  else if (method == SOUP_METHOD_MKCOL)
    soup_server_message_set_redirect(msg, 302, "/notes");
  else
    soup_server_message_set_status(msg, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
}

// The client has posted the form; 307 makes it post it to the front page, too.
static void on_vote(SoupServer *server, SoupServerMessage *msg, const char *path,
                    GHashTable *query, gpointer data) {
  if (soup_server_message_get_method(msg) != SOUP_METHOD_POST)
    return show_form(msg);
  SoupMessageBody *body = soup_server_message_get_request_body(msg);
  save_vote(path, body->data);
  soup_server_message_set_redirect(msg, SOUP_STATUS_TEMPORARY_REDIRECT, "/");
  // CHECK-MESSAGES: :[[@LINE-1]]:41: warning: {{.*}}[http-redirect-repeats-request]
  // CHECK-FIXES: soup_server_message_set_redirect(msg, SOUP_STATUS_SEE_OTHER, "/");
}

// Silent: a table of the handler's own is no work, and who wants the vote there says so.
static void on_moved_vote(SoupServer *server, SoupServerMessage *msg, const char *path,
                          GHashTable *query, gpointer data) {
  if (soup_server_message_get_method(msg) != SOUP_METHOD_POST)
    return show_form(msg);
  GHashTable *form = soup_form_decode(soup_server_message_get_request_body(msg)->data);
  g_hash_table_insert(form, g_strdup("seen"), g_strdup("yes"));
  soup_server_message_set_redirect(msg, SOUP_STATUS_TEMPORARY_REDIRECT, "/ballots/open");
}

// Silent: a request that this program sends is no answer.
static void ask(SoupSession *session) {
  SoupMessage *msg = soup_message_new("POST", "https://b.example/orders");
  soup_message_headers_append(soup_message_get_request_headers(msg), "Location", "/orders");
}

void serve(SoupServer *server, SoupServer *plain, SoupSession *session) {
  soup_server_add_handler(server, "/login", on_login, NULL, NULL);
  soup_server_add_handler(server, "/sign-up", on_sign_up, NULL, NULL);
  soup_server_add_handler(plain, NULL, on_plain, NULL, NULL);
  soup_server_add_handler(plain, "/other", on_other_name, NULL, NULL);
  soup_server_add_handler(plain, "/home", on_plain_home, NULL, NULL);
  soup_server_add_early_handler(server, "/account", on_guarded, NULL, NULL);
  soup_server_add_handler(server, "/files", on_folder, NULL, NULL);
  soup_server_add_handler(server, "/any", on_any_folder, NULL, NULL);
  soup_server_add_handler(server, "/notes", on_note, NULL, NULL);
  soup_server_add_handler(server, "/vote", on_vote, NULL, NULL);
  soup_server_add_handler(server, "/old-vote", on_moved_vote, NULL, NULL);
  ask(session);
}
