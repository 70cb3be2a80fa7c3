// RUN: %check_redirects %s %t --framework cpp-httplib

// Pointers to member functions in the rows of a table.

#include <httplib.h>
#include <cstring>
#include <functional>
#include <map>
#include <string>
using namespace httplib;
using Out = Server::HandlerResponse;

// Called in the loop.
class Looping {
public:
  Out dispatch(const Request &req, Response &res);
private:
  void show(const Request &req, Response &res) { res.set_redirect("https://bt.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://bu.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: POST gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://bu.example" + req.path, 307); }
  struct Entry {
    const char *method;
    const char *path;
    void (Looping::*page)(const Request &, Response &);
  };
  static const Entry entries[2];
};
const Looping::Entry Looping::entries[2] = {{"GET", "/a", &Looping::show}, {"POST", "/a", &Looping::save}};
Out Looping::dispatch(const Request &req, Response &res) {
  for (const Entry &entry : entries)
    if (req.method == entry.method && req.path == entry.path) {
      (this->*entry.page)(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}

// Taken out of the row.
class Taking {
public:
  Out dispatch(const Request &req, Response &res);
private:
  void show(const Request &req, Response &res) { res.set_redirect("https://bv.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://bw.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: PUT gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://bw.example" + req.path, 307); }
  struct Entry {
    const char *method;
    const char *path;
    void (Taking::*page)(const Request &, Response &);
  };
  static const Entry entries[2];
};
const Taking::Entry Taking::entries[2] = {{"GET", "/a", &Taking::show}, {"PUT", "/a", &Taking::save}};
Out Taking::dispatch(const Request &req, Response &res) {
  for (const Entry &entry : entries)
    if (req.method == entry.method && req.path == entry.path) {
      const auto page = entry.page;
      (this->*page)(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}

// By std::invoke.
class Invoking {
public:
  Out dispatch(const Request &req, Response &res);
private:
  void show(const Request &req, Response &res) { res.set_redirect("https://bx.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://by.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: PATCH gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://by.example" + req.path, 307); }
  struct Entry {
    const char *method;
    const char *path;
    void (Invoking::*page)(const Request &, Response &);
  };
  static const Entry entries[2];
};
const Invoking::Entry Invoking::entries[2] = {{"GET", "/a", &Invoking::show}, {"PATCH", "/a", &Invoking::save}};
Out Invoking::dispatch(const Request &req, Response &res) {
  for (const Entry &entry : entries)
    if (req.method == entry.method && req.path == entry.path) {
      std::invoke(entry.page, this, req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}

// Kept behind the loop.
class Keeping {
public:
  Out dispatch(const Request &req, Response &res);
private:
  void show(const Request &req, Response &res) { res.set_redirect("https://bz.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://ca.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: DELETE gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://ca.example" + req.path, 307); }
  struct Entry {
    const char *method;
    const char *path;
    void (Keeping::*page)(const Request &, Response &);
  };
  static const Entry entries[2];
};
const Keeping::Entry Keeping::entries[2] = {{"GET", "/a", &Keeping::show}, {"DELETE", "/a", &Keeping::save}};
Out Keeping::dispatch(const Request &req, Response &res) {
  const Entry *found = nullptr;
  for (const Entry &entry : entries)
    if (req.method == entry.method && req.path == entry.path) {
      found = &entry;
      break;
    }
  if (!found)
    return Out::Unhandled;
  (this->*found->page)(req, res);
  return Out::Handled;
}

// In a map, which stands in the function.
struct Mapping {
  void show(const Request &req, Response &res) { res.set_redirect("https://cb.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://cc.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: POST gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://cc.example" + req.path, 307); }
  Out dispatch(const Request &req, Response &res);
};
Out Mapping::dispatch(const Request &req, Response &res) {
  static const std::map<std::string, void (Mapping::*)(const Request &, Response &)> pages = {{"GET", &Mapping::show}, {"POST", &Mapping::save}};
  const auto it = pages.find(req.method);
  if (it == pages.end())
    return Out::Unhandled;
  (this->*(it->second))(req, res);
  return Out::Handled;
}

// Registered, bound to the object.
class Binding {
public:
  void install(Server &server);
private:
  void show(const Request &req, Response &res) { res.set_redirect("https://cd.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://ce.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: POST gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://ce.example" + req.path, 307); }
  struct Entry {
    const char *method;
    const char *path;
    void (Binding::*page)(const Request &, Response &);
  };
  static const Entry entries[2];
};
const Binding::Entry Binding::entries[2] = {{"GET", "/a", &Binding::show}, {"POST", "/a", &Binding::save}};
void Binding::install(Server &server) {
  for (const Entry &entry : entries) {
    const std::string method = entry.method;
    if (method == "GET")
      server.Get(entry.path, Server::Handler(std::bind(entry.page, this, std::placeholders::_1, std::placeholders::_2)));
    else if (method == "POST")
      server.Post(entry.path, Server::Handler(std::bind(entry.page, this, std::placeholders::_1, std::placeholders::_2)));
  }
}

// Registered in a lambda that has captured the row.
class Capturing {
public:
  void install(Server &server);
private:
  void show(const Request &req, Response &res) { res.set_redirect("https://cf.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://cg.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: POST gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://cg.example" + req.path, 307); }
  struct Entry {
    const char *method;
    const char *path;
    void (Capturing::*page)(const Request &, Response &);
  };
  static const Entry entries[2];
};
const Capturing::Entry Capturing::entries[2] = {{"GET", "/a", &Capturing::show}, {"POST", "/a", &Capturing::save}};
void Capturing::install(Server &server) {
  for (const Entry &entry : entries) {
    const std::string method = entry.method;
    if (method == "GET")
      server.Get(entry.path, [this, &entry](const Request &req, Response &res) { (this->*entry.page)(req, res); });
    else if (method == "POST")
      server.Post(entry.path, [this, &entry](const Request &req, Response &res) { (this->*entry.page)(req, res); });
  }
}

// The same of the pointer alone.
class Copying {
public:
  void install(Server &server);
private:
  void show(const Request &req, Response &res) { res.set_redirect("https://ch.example" + req.path, 302); }
  void save(const Request &req, Response &res) { res.set_redirect("https://ci.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:100: warning: POST gets a 302
// CHECK-FIXES: void save(const Request &req, Response &res) { res.set_redirect("https://ci.example" + req.path, 307); }
  struct Entry {
    const char *method;
    const char *path;
    void (Copying::*page)(const Request &, Response &);
  };
  static const Entry entries[2];
};
const Copying::Entry Copying::entries[2] = {{"GET", "/a", &Copying::show}, {"POST", "/a", &Copying::save}};
void Copying::install(Server &server) {
  for (const Entry &entry : entries) {
    const std::string method = entry.method;
    if (method == "GET")
      server.Get(entry.path, [this, page = entry.page](const Request &req, Response &res) { (this->*page)(req, res); });
    else if (method == "POST")
      server.Post(entry.path, [this, page = entry.page](const Request &req, Response &res) { (this->*page)(req, res); });
  }
}

int main() {
  Server server;
  Looping looping;
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return looping.dispatch(req, res); });
  Taking taking;
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return taking.dispatch(req, res); });
  Invoking invoking;
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return invoking.dispatch(req, res); });
  Keeping keeping;
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return keeping.dispatch(req, res); });
  Mapping mapping;
  server.set_pre_routing_handler([&](const Request &req, Response &res) { return mapping.dispatch(req, res); });
  Binding binding;
  binding.install(server);
  Capturing capturing;
  capturing.install(server);
  Copying copying;
  copying.install(server);
}
