// RUN: %check_redirects %s %t --std gnu11 --checks 'http-redirect-*' -- -isystem %S/include

// One function for all requests tells them apart by method and path, whose
// texts are records with a length; a helper sends the redirects.

#include <http.h>
#include <stdio.h>
#include <string.h>

struct note;
void add_note(const char *title, size_t length);
void set_done(long id);
long note_in(fio_str_info_s path, const char *action);
int is_known(FIOBJ name, FIOBJ word);
void show_notes(http_s *h);

// Every way that leads here has changed the notes.
static void go_home(http_s *h) {
  h->status = 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: h->status = 303;
  http_set_header2(h, (fio_str_info_s){.data = (char *)"Location", .len = 8},
                   (fio_str_info_s){.data = (char *)"/", .len = 1});
  http_finish(h);
}

static void add(http_s *h) {
  http_parse_body(h);
  const fio_str_info_s title = fiobj_obj2cstr(fiobj_hash_get(h->params, fiobj_str_new("title", 5)));
  add_note(title.data, title.len);
  go_home(h);
}

static void on_request(http_s *h) {
  fio_str_info_s method = fiobj_obj2cstr(h->method);
  fio_str_info_s path = fiobj_obj2cstr(h->path);
  if (method.len == 3 && !memcmp(method.data, "GET", 3) && path.len == 1 && path.data[0] == '/') {
    show_notes(h);
    return;
  }
  if (method.len == 4 && !memcmp(method.data, "POST", 4)) {
    if (path.len == 6 && !memcmp(path.data, "/notes", 6)) {
      add(h);
      return;
    }
    const long id = note_in(path, "/done");
    if (id >= 0) {
      set_done(id);
      go_home(h);
      return;
    }
  }
  http_send_error(h, 404);
}

// The silent twin: of GET alone, by the length and the letters of its name.
static void go_to_list(http_s *h) {
  h->status = 302;
  http_set_header2(h, (fio_str_info_s){.data = (char *)"Location", .len = 8},
                   (fio_str_info_s){.data = (char *)"/notes", .len = 6});
  http_finish(h);
}
static void on_page(http_s *h) {
  fio_str_info_s method = fiobj_obj2cstr(h->method);
  if (method.len != 3 || memcmp(method.data, "GET", 3)) {
    http_send_error(h, 405);
    return;
  }
  go_to_list(h);
}

// Port 80 sends everything to https.
static void on_plain(http_s *h) {
  FIOBJ url = fiobj_str_buf(64);
  fiobj_str_printf(url, "https://%s", fiobj_obj2cstr(fiobj_hash_get(h->headers, HTTP_HEADER_HOST)).data);
  fiobj_str_concat(url, h->path);
  FIOBJ name = fiobj_str_new("location", 8);
  http_set_header(h, name, url);
  fiobj_free(name);
  h->status = 301;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: h->status = 308;
  http_finish(h);
}
static void on_plain_right(http_s *h) {
  FIOBJ url = fiobj_str_new("https://notes.example", 21);
  fiobj_str_concat(url, h->path);
  http_set_header(h, fiobj_str_new("location", 8), url);
  h->status = 308;
  http_finish(h);
}
static void on_plain_pages(http_s *h) {
  if (strcmp(fiobj_obj2cstr(h->method).data, "GET") != 0) {
    http_send_error(h, 405);
    return;
  }
  char url[512];
  snprintf(url, sizeof url, "https://notes.example%s", fiobj_obj2cstr(h->path).data);
  http_set_header(h, fiobj_str_new("Location", 8), fiobj_str_new(url, strlen(url)));
  h->status = 301;
  http_finish(h);
}

// A login ends in a page, granted or not.
static void on_login(http_s *h) {
  if (strcmp(fiobj_obj2cstr(h->method).data, "POST") != 0) {
    show_notes(h);
    return;
  }
  if (http_parse_body(h) == -1 || !h->params) {
    http_send_error(h, 400);
    return;
  }
  FIOBJ name = fiobj_hash_get(h->params, fiobj_str_new("name", 4));
  FIOBJ word = fiobj_hash_get(h->params, fiobj_str_new("word", 4));
  FIOBJ location = fiobj_str_new("location", 8);
  if (is_known(name, word)) {
    http_set_cookie(h, .name = "user", .value = fiobj_obj2cstr(name).data);
    h->status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: h->status = 303;
    http_set_header(h, location, fiobj_str_new("/home", 5));
  } else {
    h->status = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: h->status = 303;
    http_set_header(h, location, fiobj_str_new("/login?error=1", 14));
  }
  fiobj_free(location);
  http_finish(h);
}

// A Location with 201 is no redirect, and a 302 without one neither.
static void on_made(http_s *h) {
  if (strcmp(fiobj_obj2cstr(h->method).data, "POST") != 0)
    return;
  http_parse_body(h);
  FIOBJ url = fiobj_str_buf(32);
  fiobj_str_printf(url, "/notes/%d", 7);
  http_set_header(h, fiobj_str_new("Location", 8), url);
  h->status = 201;
  http_finish(h);
}

// What a server has answered, which this program has asked, is no request.
static void on_answer(http_s *h) {
  h->status = 302;
  http_set_header(h, fiobj_str_new("location", 8), h->path);
}

void serve(void);
void serve(void) {
  http_listen("3000", NULL, .on_request = on_request, .log = 1);
  http_listen("3001", NULL, .on_request = on_page);
  http_listen("3002", NULL, .on_request = on_plain);
  http_listen("3003", NULL, .on_request = on_plain_right);
  http_listen("3004", NULL, .on_request = on_plain_pages);
  http_listen("3005", NULL, .on_request = on_login);
  http_listen("3006", NULL, .on_request = on_made);
  struct http_settings_s asked = {.on_response = on_answer};
  (void)asked;
}
