// RUN: %check_redirects %s %t --framework cpp-httplib

// A table that is filled while the program runs: which of its functions a
// condition on a row lets be registered isn't known, and nothing is said of
// those that it may leave out. Where nothing is asked, all of them are.

#include <httplib.h>
#include <string>
#include <vector>
using namespace httplib;

using Page = void (*)(const Request &, Response &);
struct Row {
  std::string method, path;
  Page page;
};

static void showPushed(const Request &req, Response &res) { res.set_redirect("https://a.example" + req.path, 302); }
static void savePushed(const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 302); }
void installPushed(Server &server) {
  std::vector<Row> rows = {{"GET", "/a", showPushed}};
  rows.push_back({"POST", "/b", savePushed});
  for (const auto &row : rows)
    if (row.method == "GET")
      server.Get(row.path, row.page);
    else
      server.Post(row.path, row.page);
}

static void showSkipped(const Request &req, Response &res) { res.set_redirect("https://c.example" + req.path, 302); }
static void saveSkipped(const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); }
void installSkipped(Server &server) {
  std::vector<Row> rows;
  rows.push_back({"GET", "/c", showSkipped});
  rows.push_back({"POST", "/d", saveSkipped});
  for (const auto &row : rows) {
    if (row.method != "POST")
      continue;
    Page page = row.page;
    server.Post(row.path, page);
  }
}

// Nothing is asked of the row.
struct Form {
  std::string path;
  Page page;
};
static void saveForm(const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: POST gets a 302
// CHECK-FIXES: static void saveForm(const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 307); }
static void saveFile(const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: POST gets a 302
// CHECK-FIXES: static void saveFile(const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 307); }
void installForms(Server &server, bool isOpen) {
  std::vector<Form> forms;
  forms.push_back({"/i", saveForm});
  forms.push_back({"/j", saveFile});
  if (isOpen)
    for (const auto &form : forms)
      server.Post(form.path, form.page);
}

int main() {
  Server server;
  installPushed(server);
  installSkipped(server);
  installForms(server, true);
}
