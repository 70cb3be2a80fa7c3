/* A module with the administrator's rules: a prefix, and a text in which $1
   stands for what follows it. */

#include <civetweb.h>
#include <stdio.h>
#include <string.h>

struct rule {
  const char *prefix;
  const char *target;
};
struct module {
  const struct rule *rules;
  int count;
  int code; /* as configured; 0 if it isn't */
};

static void expand(char *out, size_t size, const char *target,
                   const char *rest) {
  size_t used = 0;
  for (; *target && used + 1 < size; target++) {
    if (target[0] == '$' && target[1] == '1') {
      for (const char *c = rest; *c && used + 1 < size; c++)
        out[used++] = *c;
      target++;
    } else {
      out[used++] = *target;
    }
  }
  out[used] = 0;
}

static int uri_handler(struct mg_connection *conn, void *data) {
  const struct module *module = data;
  const struct mg_request_info *info = mg_get_request_info(conn);
  for (int i = 0; i < module->count; i++) {
    const size_t length = strlen(module->rules[i].prefix);
    if (strncmp(info->local_uri, module->rules[i].prefix, length))
      continue;
    char location[1024];
    expand(location, sizeof location, module->rules[i].target,
           info->local_uri + length);
    mg_send_http_redirect(conn, location, module->code ? module->code : 301);
    return 1;
  }
  return 0;
}

int main(void) {
  static const struct rule rules[] = {
      {"/wiki/", "https://wiki.example/$1"},
      {"/api/", "https://api.example/v1/$1"},
  };
  static struct module module = {rules, 2, 0};
  struct mg_context *context = mg_start(0, 0, 0);
  mg_set_request_handler(context, "**", uri_handler, &module);
  getchar();
  mg_stop(context);
}
