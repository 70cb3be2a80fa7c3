// RUN: %check_redirects %s %t --checks http-redirect-loses-method,http-redirect-implicit-see-other,http-redirect-repeats-request,http-redirect-permanent-answer -- -std=gnu11 -isystem %S/include-2.4

// What programs on libsoup 2.4 do, where a SoupURI is changed in place.

#include <libsoup/soup.h>

// From port 80 to the one that the program serves.
static void on_port_80(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                       SoupClientContext *client, gpointer data) {
  SoupURI *there = soup_uri_copy(soup_message_get_uri(msg));
  soup_uri_set_port(there, 8080);
  char *text = soup_uri_to_string(there, FALSE);
  soup_message_set_redirect(msg, SOUP_STATUS_FOUND, text);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST, PUT, PATCH and DELETE get a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: soup_message_set_redirect(msg, SOUP_STATUS_TEMPORARY_REDIRECT, text);
  g_free(text);
  soup_uri_free(there);
}

// The path alone, at a host that answers with TLS.
static void on_plain(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                     SoupClientContext *client, gpointer data) {
  SoupURI *there = soup_uri_new("https://site.example");
  soup_uri_set_path(there, path);
  char *text = soup_uri_to_string(there, FALSE);
  soup_message_set_redirect(msg, SOUP_STATUS_MOVED_PERMANENTLY, text);
  // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: soup_message_set_redirect(msg, SOUP_STATUS_PERMANENT_REDIRECT, text);
  g_free(text);
  soup_uri_free(there);
}

// Silent: another path at another port is a page.
static void on_gate(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                    SoupClientContext *client, gpointer data) {
  SoupURI *there = soup_uri_copy(soup_message_get_uri(msg));
  soup_uri_set_port(there, 8080);
  soup_uri_set_path(there, "/login");
  char *text = soup_uri_to_string(there, FALSE);
  soup_message_set_redirect(msg, SOUP_STATUS_FOUND, text);
  g_free(text);
  soup_uri_free(there);
}

// Silent: so is one that is assigned, or a host without a path.
static void on_assigned(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                        SoupClientContext *client, gpointer data) {
  SoupURI *there = soup_uri_copy(soup_message_get_uri(msg));
  there->path = g_strdup("/login");
  soup_message_set_redirect(msg, SOUP_STATUS_FOUND, soup_uri_to_string(there, FALSE));
}

static void on_host(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                    SoupClientContext *client, gpointer data) {
  SoupURI *own = soup_message_get_uri(msg);
  soup_message_set_redirect(msg, SOUP_STATUS_FOUND, g_strconcat("https://", own->host, "/", NULL));
}

// Silent: the request's own URL with an error in its query is a page.
static void on_error(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                     SoupClientContext *client, gpointer data) {
  SoupURI *there = soup_uri_copy(soup_message_get_uri(msg));
  soup_uri_set_query(there, "error=1");
  soup_message_set_redirect(msg, SOUP_STATUS_FOUND, soup_uri_to_string(there, FALSE));
}

// What older versions lack, as programs write it.
static void redirect(SoupMessage *msg, guint status, const char *target) {
  SoupURI *there = soup_uri_new_with_base(soup_message_get_uri(msg), target);
  soup_message_set_status(msg, status);
  char *text = soup_uri_to_string(there, FALSE);
  soup_message_headers_replace(msg->response_headers, "Location", text);
  g_free(text);
  soup_uri_free(there);
}

struct player {
  int volume;
};

// Silent: "/" leads to a page, for whatever method.
static void on_root(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                    SoupClientContext *client, struct player *player) {
  if (g_str_equal(path, "/"))
    redirect(msg, SOUP_STATUS_MOVED_PERMANENTLY, "/ui/");
  else
    soup_message_set_status(msg, SOUP_STATUS_NOT_FOUND);
}

// A slash is missing; the same request is meant.
static void on_ui(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                  SoupClientContext *client, struct player *player) {
  const char *file = path + strlen("/ui");
  if (g_str_equal(file, "")) {
    redirect(msg, SOUP_STATUS_MOVED_PERMANENTLY, "/ui/");
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: redirect(msg, SOUP_STATUS_PERMANENT_REDIRECT, "/ui/");
    return;
  }
  soup_message_set_response(msg, "text/html", SOUP_MEMORY_COPY, file, strlen(file));
  soup_message_set_status(msg, SOUP_STATUS_OK);
}

static void set_volume(struct player *player, SoupMessage *msg) {
  GHashTable *form = soup_form_decode(msg->request_body->data);
  player->volume = *(const char *)g_hash_table_lookup(form, "volume");
  redirect(msg, SOUP_STATUS_FOUND, "/ui/");
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: redirect(msg, SOUP_STATUS_SEE_OTHER, "/ui/");
}

static void on_volume(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                      SoupClientContext *client, struct player *player) {
  if (msg->method == SOUP_METHOD_POST)
    set_volume(player, msg);
  else
    soup_message_set_status(msg, SOUP_STATUS_METHOD_NOT_ALLOWED);
}

// Silent: only GET comes so far, whoever isn't known.
static void on_page(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                    SoupClientContext *client, gpointer data) {
  if (msg->method != SOUP_METHOD_GET) {
    soup_message_set_status(msg, SOUP_STATUS_NOT_IMPLEMENTED);
    return;
  }
  const char *cookie = soup_message_headers_get_one(msg->request_headers, "Cookie");
  if (!cookie)
    soup_message_set_redirect(msg, SOUP_STATUS_TEMPORARY_REDIRECT, "/login");
}

// The session begins; the form itself is never posted again.
static void on_login(SoupServer *server, SoupMessage *msg, const char *path, GHashTable *query,
                     SoupClientContext *client, gpointer data) {
  GHashTable *sessions = data;
  if (msg->method == SOUP_METHOD_POST) {
    GHashTable *form = soup_form_decode(msg->request_body->data);
    const char *user = g_hash_table_lookup(form, "username");
    const char *next = query ? g_hash_table_lookup(query, "next") : "/admin";
    if (user) {
      g_hash_table_insert(sessions, g_strdup(user), g_strdup("yes"));
      soup_message_headers_append(msg->response_headers, "Location",
                                  g_strdup_printf("%s?session=%s", next, user));
      soup_message_set_response(msg, "text/plain", SOUP_MEMORY_STATIC, "", 0);
      soup_message_set_status(msg, SOUP_STATUS_FOUND);
      // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets a 302 for a page: {{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: soup_message_set_status(msg, SOUP_STATUS_SEE_OTHER);
      return;
    }
  }
  soup_message_set_response(msg, "text/html", SOUP_MEMORY_STATIC, "<form>", 6);
  soup_message_set_status(msg, SOUP_STATUS_OK);
}

void serve(SoupServer *server, SoupServer *plain, struct player *player, GHashTable *sessions) {
  soup_server_add_handler(plain, NULL, on_port_80, NULL, NULL);
  soup_server_add_handler(plain, "/plain", on_plain, NULL, NULL);
  soup_server_add_handler(plain, "/gate", on_gate, NULL, NULL);
  soup_server_add_handler(plain, "/assigned", on_assigned, NULL, NULL);
  soup_server_add_handler(plain, "/host", on_host, NULL, NULL);
  soup_server_add_handler(plain, "/error", on_error, NULL, NULL);
  soup_server_add_handler(server, "/", (SoupServerCallback)on_root, player, NULL);
  soup_server_add_handler(server, "/ui", (SoupServerCallback)on_ui, player, NULL);
  soup_server_add_handler(server, "/volume", (SoupServerCallback)on_volume, player, NULL);
  soup_server_add_handler(server, "/page", on_page, NULL, NULL);
  soup_server_add_handler(server, "/login", on_login, sessions, NULL);
}
