// RUN: %check_redirects %s %t --framework cpp-httplib

// A class of the program's own that holds its value itself, as an optional
// does: what is done to that is done to the object that holds it.

#include <httplib.h>
#include <string>
using namespace httplib;

template <typename T> class Maybe {
public:
  Maybe() = default;
  Maybe(const T &value) : isSet_(true), value_(value) {}
  explicit operator bool() const { return isSet_; }
  const T &operator*() const { return value_; }
  T &operator*() { return value_; }
  T *operator->() { return &value_; }

private:
  bool isSet_ = false;
  T value_;
};
template <typename T> class Handle {
public:
  explicit Handle(T *to) : to_(to) {}
  T &operator*() { return *to_; }
  T *operator->() { return to_; }

private:
  T *to_;
};

struct Target {
  explicit Target(const std::string &path) : path_(path) {}
  void addSlash() {
    if (path_)
      *path_ += "/";
  }
  void addQuery() { path_->append("?all"); }
  Maybe<std::string> path_;
};
// A pointer that owns what it leads to, and hands it on when it is copied.
template <typename T> class Owner {
public:
  explicit Owner(T *to = nullptr) : to_(to) {}
  Owner(const Owner &other) : to_(other.to_) {
    const_cast<Owner &>(other).to_ = nullptr;
  }
  ~Owner() { clear(); }
  T &operator*() { return *to_; }
  void reset(T *to) {
    clear();
    to_ = to;
  }

private:
  void clear() {
    delete to_;
    to_ = nullptr;
  }
  T *to_;
};
struct Step {
  explicit Step(Owner<std::string> text) : text_(text) {}
  void take() { text_.reset(new std::string("next")); }
  Owner<std::string> text_;
};
Owner<std::string> kept;
std::string last;
struct Visit {
  Handle<std::string> page_{&last};
  void keep(const std::string &path) { *page_ += path; }
};

void addRoutes(Server &server) {
  server.Post("/a", [](const Request &req, Response &res) {
    Target target(req.path);
    target.addSlash();
    target.addQuery();
    *target.path_ += "=";
    res.set_redirect("https://a.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  });
  server.Put("/owner", [](const Request &req, Response &res) {
    Step first{Owner<std::string>(new std::string(req.path))};
    first.take();
    Step second(first.text_);
    res.set_redirect("https://c.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302{{.*}}; 307 repeats it [
    // CHECK-FIXES: res.set_redirect("https://c.example" + req.path, 307);
  });
  server.Put("/kept", [](const Request &req, Response &res) {
    kept.reset(new std::string(req.path));
    res.set_redirect("https://d.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets a 302{{.*}}; 307 repeats it, 303 shows a page
    // CHECK-FIXES: res.set_redirect("https://d.example" + req.path, 302);
  });
  // What it leads to outlives the handler.
  server.Post("/b", [](const Request &req, Response &res) {
    Visit visit;
    visit.keep(req.path);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets a 302{{.*}}; 307 repeats it, 303 shows a page
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 302);
  });
}
