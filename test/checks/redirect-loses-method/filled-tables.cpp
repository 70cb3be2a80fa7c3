// RUN: %check_redirects %s %t --framework cpp-httplib

// A table that is filled while the program runs: which of its functions a
// condition on a row lets be registered isn't known, and nothing is said of
// those that it may leave out. Where nothing is asked, all of them are.

#include <algorithm>
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

static void showEach(const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 302); }
static void saveEach(const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 302); }
static const std::vector<Row> rowsOfEach = {{"GET", "/e", showEach}, {"POST", "/f", saveEach}};
void installEach(Server &server) {
  std::for_each(rowsOfEach.begin(), rowsOfEach.end(), [&](const Row &row) {
    if (row.method == "GET")
      server.Get(row.path, row.page);
    else
      server.Post(row.path, row.page);
  });
}

static void showHelped(const Request &req, Response &res) { res.set_redirect("https://g.example" + req.path, 302); }
static void saveHelped(const Request &req, Response &res) { res.set_redirect("https://h.example" + req.path, 302); }
static const std::vector<Row> rowsHelped = {{"GET", "/g", showHelped}, {"POST", "/h", saveHelped}};
static void add(Server &server, const Row &row) {
  if (row.method == "GET")
    server.Get(row.path, row.page);
  else if (row.method == "POST")
    server.Post(row.path, row.page);
}
void installHelped(Server &server) {
  for (const auto &row : rowsHelped)
    add(server, row);
}

// Nothing is asked of the row.
struct Form {
  std::string path;
  Page page;
};
static void saveForm(const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: this redirect answers POST with 302 Found
// CHECK-FIXES: static void saveForm(const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 307); }
static void saveFile(const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: this redirect answers POST with 302 Found
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
  installEach(server);
  installHelped(server);
  installForms(server, true);
}
