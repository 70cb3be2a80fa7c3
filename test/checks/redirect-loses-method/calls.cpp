// RUN: %check_redirects %s %t --framework cpp-httplib --std c++20 --checks 'http-redirect-*'

// Forms of call that have no callee, no object or no body where others have
// one: the handler around them is understood as ever.

#include <httplib.h>
using namespace httplib;

struct Job {
  void stop();
  bool isDone() const;
  Response &answer(int status);
  Response kept;
};
Job job;

// A constant pointer to a member is a call of that member, and work.
void addConstant(Server &server) {
  server.Post("/stop", [](const Request &, Response &res) {
    (job.*&Job::stop)();
    res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect("/", 303);
  });
  server.Post("/done", [](const Request &, Response &res) {
    if ((job.*&Job::isDone)())
      res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: POST gets a 302 by default
  });
}

// The same in a template.
template <auto Member, class Object> void run(Object &object) {
  (object.*Member)();
}
void addTemplate(Server &server) {
  server.Post("/stop", [](const Request &, Response &res) {
    run<&Job::stop>(job);
    res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: res.set_redirect("/", 303);
  });
}

// What a variable points to isn't known, and its result may be kept.
void addVariable(Server &server, Response &(Job::*answer)(int),
                 Response Job::*part) {
  server.Post("/any", [=](const Request &, Response &res) {
    Response copy = (job.*answer)(302);
    Response &other = job.*part;
    other.status = 200;
    res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default
  });
}

// What is its own initial value, at once or by way of others.
extern const char *const Late;
const char *const Early = Late;
const char *const Late = Early;

void addCircles(Server &server) {
  server.Post("/reference", [](const Request &, Response &) {
    Response &own = own;
    own.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default
  });
  server.Post("/pointer", [](const Request &, Response &) {
    Response *own = own;
    own->set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: POST gets a 302 by default
  });
  server.Post("/text", [](const Request &, Response &res) {
    const char *const own = own;
    res.set_redirect(own);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default
  });
  server.Post("/texts", [](const Request &, Response &res) {
    res.set_redirect(Early);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default
  });
}

// Clang has no graph of a function that leaves a loop in its own condition.
// Nothing is said of it, and its callers are as if they called any other.
void wait() {
  while (({
    if (job.isDone())
      break;
    true;
  }))
    job.stop();
}
void addWithoutGraph(Server &server) {
  server.Post("/wait", [](const Request &, Response &res) {
    wait();
    res.set_redirect("/");
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: POST gets a 302 by default
  });
  server.Post("/loop", [](const Request &, Response &res) {
    while (({
      if (job.isDone())
        break;
      true;
    }))
      job.stop();
    res.set_redirect("/");
  });
}
