// RUN: %check_redirects %s %t --framework cpp-httplib

// What the first call of a function makes for all, it makes for nobody's
// request: an object that its getter keeps is opened once.

#include <fstream>
#include <httplib.h>
#include <string>
using namespace httplib;

class Journal {
public:
  static Journal &get() {
    static Journal journal("journal.txt");
    return journal;
  }
  bool isOpen() const;

private:
  explicit Journal(const char *path) {
    file_.open(path, std::ios::app);
    ++opened;
  }
  std::ofstream file_;
  static int opened;
};

int connections;
struct Pool {
  int size;
};
Pool *openPool(const char *url) {
  ++connections;
  return new Pool{4};
}
Pool &pool() {
  static Pool *shared = openPool("db.example");
  return *shared;
}
Pool *later;
Pool &madeLater() {
  if (!later)
    later = openPool("db.example");
  return *later;
}
int loaded() {
  static const int count = [] {
    ++connections;
    return connections;
  }();
  return count;
}

void forwards(Server &server) {
  server.Post("/journal", [](const Request &req, Response &res) {
    if (!Journal::get().isOpen())
      return;
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  });
  server.Put("/pool", [](const Request &req, Response &res) {
    if (pool().size == 0)
      return;
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
  server.Patch("/later", [](const Request &req, Response &res) {
    if (madeLater().size == 0)
      return;
    res.set_redirect("https://c.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PATCH gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: res.set_redirect("https://c.example" + req.path, 307);
  });
  server.Delete("/loaded", [](const Request &req, Response &res) {
    if (loaded() == 0)
      return;
    res.set_redirect("https://d.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 307);
  });
}

// What each call does is work, and so is what is made of the request.
int count(const std::string &text) {
  ++connections;
  return connections;
}
void work(Server &server) {
  server.Post("/each", [](const Request &req, Response &res) {
    openPool("db.example");
    res.set_redirect("https://e.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302{{.*}}; 307 repeats it, 303 shows a page
    // CHECK-FIXES: res.set_redirect("https://e.example" + req.path, 302);
  });
  server.Post("/of-the-request", [](const Request &req, Response &res) {
    static const int first = count(req.body);
    res.set_redirect("https://f.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302{{.*}}; 307 repeats it, 303 shows a page
    // CHECK-FIXES: res.set_redirect("https://f.example" + req.path, 302);
  });
}
