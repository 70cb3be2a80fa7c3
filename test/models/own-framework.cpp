// RUN: %check_redirects %s %t --checks 'http-redirect-*' --option Models=%S/Inputs/orders.yaml -- -I %S/Inputs
// RUN: %check_redirects %s %t --suffix=WITHOUT --option Heuristics=false -- -I %S/Inputs

// What docs/writing-a-model.md promises: a file, and the checks know a framework
// of one's own.

#include "orders.h"
using namespace orders_web;

// CHECK-NO-MESSAGES-WITHOUT

static void save(const Call &call, Reply &reply) {
  const std::string id = call.form("id");
  reply.go("/orders/" + id);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
  // CHECK-FIXES: reply.go("/orders/" + id, 303);
}

static void moved(const Call &call, Reply &reply) {
  reply.status(301);
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
  // CHECK-FIXES: reply.status(308);
  reply.header("Location", "https://b.example" + call.path());
}

static void page(const Call &call, Reply &reply) { reply.go("/v2/orders"); }

static void guarded(const Call &call, Reply &reply) {
  if (call.verb() != Verb::Get)
    return;
  reply.go("/v2" + call.path());
}

void serve(App &app) {
  app.on(Verb::Post, "/orders", save);
  app.on(Verb::Post, "/old", moved);
  app.on(Verb::Get, "/page", page);
  app.fallback(guarded);
}
