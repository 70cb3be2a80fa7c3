// RUN: %check_redirects %s %t --std c11 --checks http-redirect-implicit-see-other --option Models=%S/Inputs/frames.yaml

// Headers as records of name and value, handlers by the name of their type, and
// a method that the program itself has read: see docs/writing-a-model.md.

struct frames_header {
  const char *name;
  const char *value;
};
struct frames_session;
struct frames_request {
  char *fields[2];
  char *body;
};
struct frames_reply {
  const struct frames_header *headers;
};
typedef int (*frames_handler)(struct frames_session *,
                              const struct frames_request *,
                              struct frames_reply *);
struct frames_session {
  frames_handler handlers[8];
};
void frames_respond(struct frames_session *, const struct frames_header *, int);
int strcmp(const char *, const char *);
void save_order(const char *);

static int spelled_out(struct frames_session *session,
                       const struct frames_request *request,
                       struct frames_reply *reply) {
  if (strcmp(request->fields[0], "POST") != 0)
    return 0;
  save_order(request->body);
  const struct frames_header headers[] = {
      {"cache-control", "no-store"},
      {":status", "302"},
      // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: POST gets a 302{{.*}}; 303 always means GET
      // CHECK-FIXES: {":status", "303"},
      {.value = "/done", .name = "location"},
  };
  frames_respond(session, headers, 3);
  return 0;
}

static int filled(struct frames_session *session,
                  const struct frames_request *request,
                  struct frames_reply *reply) {
  if (strcmp(request->fields[0], "POST") != 0)
    return 0;
  save_order(request->body);
  struct frames_header headers[2];
  headers[0].name = ":status";
  headers[0].value = "302";
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: POST gets a 302
  // CHECK-FIXES: headers[0].value = "303";
  headers[1].name = "location";
  headers[1].value = "/done";
  frames_respond(session, headers, 2);
  return 0;
}

// The status of the response that gets the list is what the handler returns.
static int assigned(struct frames_session *session,
                    const struct frames_request *request,
                    struct frames_reply *reply) {
  if (strcmp("POST", request->fields[0]) != 0)
    return 0;
  save_order(request->body);
  static const struct frames_header headers[] = {{"Location", "/done"}, {0}};
  reply->headers = headers;
  return 302;
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: POST gets a 302
  // CHECK-FIXES: return 303;
}

// Silent: another method, another status, no location; and a value of which it
// isn't known whose it is.
static int for_get(struct frames_session *session,
                   const struct frames_request *request,
                   struct frames_reply *reply) {
  if (strcmp(request->fields[0], "GET") != 0)
    return 0;
  const struct frames_header headers[] = {{":status", "302"},
                                          {"location", "/done"}};
  frames_respond(session, headers, 2);
  return 0;
}
static int others(struct frames_session *session,
                  const struct frames_request *request,
                  struct frames_reply *reply) {
  if (strcmp(request->fields[0], "POST") != 0)
    return 0;
  save_order(request->body);
  const struct frames_header right[] = {{":status", "303"},
                                        {"location", "/done"}};
  frames_respond(session, right, 2);
  const struct frames_header page[] = {{":status", "302"}, {"server", "f"}};
  frames_respond(session, page, 2);
  const struct frames_header log[] = {{"status", "302"}, {"location", "/done"}};
  frames_respond(session, log, 2);
  struct frames_header changed[] = {{":status", "302"}, {"location", "/done"}};
  changed[0].value = "303";
  frames_respond(session, changed, 2);
  return 0;
}

void serve(struct frames_session *session) {
  session->handlers[0] = spelled_out;
  session->handlers[1] = filled;
  session->handlers[2] = assigned;
  session->handlers[3] = for_get;
  frames_handler *next = &session->handlers[4];
  *next = others;
}
