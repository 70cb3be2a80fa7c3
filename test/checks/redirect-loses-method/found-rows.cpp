// RUN: %check_redirects %s %t --framework cpp-httplib

// A row is found first, and called then: it is kept behind the loop, or a
// standard function looks it up. The row's own method says who gets to its page.

#include <httplib.h>
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>
using namespace httplib;
using Out = Server::HandlerResponse;
using Page = void (*)(const Request &, Response &);
struct Row {
  std::string method;
  std::string path;
  Page page;
};

// By a pointer.
static void showKept(const Request &req, Response &res) { res.set_redirect("https://aa.example" + req.path, 302); }
static void saveKept(const Request &req, Response &res) { res.set_redirect("https://ab.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:109: warning: POST gets a 302
// CHECK-FIXES: static void saveKept(const Request &req, Response &res) { res.set_redirect("https://ab.example" + req.path, 307); }
static const Row rowsKept[] = {{"GET", "/a", showKept}, {"POST", "/a", saveKept}};
static Out dispatchKept(const Request &req, Response &res) {
  const Row *found = nullptr;
  for (const Row &row : rowsKept)
    if (row.method == req.method && row.path == req.path) {
      found = &row;
      break;
    }
  if (!found)
    return Out::Unhandled;
  found->page(req, res);
  return Out::Handled;
}

// The last one counts.
static void showLast(const Request &req, Response &res) { res.set_redirect("https://ac.example" + req.path, 302); }
static void saveLast(const Request &req, Response &res) { res.set_redirect("https://ad.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:109: warning: PUT gets a 302
// CHECK-FIXES: static void saveLast(const Request &req, Response &res) { res.set_redirect("https://ad.example" + req.path, 307); }
static const Row rowsLast[] = {{"GET", "/a", showLast}, {"PUT", "/a", saveLast}};
static Out dispatchLast(const Request &req, Response &res) {
  const Row *found = nullptr;
  for (const Row &row : rowsLast)
    if (row.method == req.method && row.path == req.path)
      found = &row;
  if (found) {
    found->page(req, res);
    return Out::Handled;
  }
  return Out::Unhandled;
}

// By path first, then by method.
static void showAsked(const Request &req, Response &res) { res.set_redirect("https://ae.example" + req.path, 302); }
static void saveAsked(const Request &req, Response &res) { res.set_redirect("https://af.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: PATCH gets a 302
// CHECK-FIXES: static void saveAsked(const Request &req, Response &res) { res.set_redirect("https://af.example" + req.path, 307); }
static const Row rowsAsked[] = {{"GET", "/a", showAsked}, {"PATCH", "/a", saveAsked}};
static Out dispatchAsked(const Request &req, Response &res) {
  const Row *found = nullptr;
  for (const Row &row : rowsAsked)
    if (row.path == req.path)
      found = &row;
  if (!found || found->method != req.method)
    return Out::Unhandled;
  found->page(req, res);
  return Out::Handled;
}

// By an index that stops.
static void showStopped(const Request &req, Response &res) { res.set_redirect("https://ag.example" + req.path, 302); }
static void saveStopped(const Request &req, Response &res) { res.set_redirect("https://ah.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:112: warning: DELETE gets a 302
// CHECK-FIXES: static void saveStopped(const Request &req, Response &res) { res.set_redirect("https://ah.example" + req.path, 307); }
static const Row rowsStopped[] = {{"GET", "/a", showStopped}, {"DELETE", "/a", saveStopped}};
static Out dispatchStopped(const Request &req, Response &res) {
  int i = 0;
  for (; i < 2; ++i)
    if (req.method == rowsStopped[i].method && req.path == rowsStopped[i].path)
      break;
  if (i == 2)
    return Out::Unhandled;
  rowsStopped[i].page(req, res);
  return Out::Handled;
}

// By an index that is kept.
static void showNumber(const Request &req, Response &res) { res.set_redirect("https://ai.example" + req.path, 302); }
static void saveNumber(const Request &req, Response &res) { res.set_redirect("https://aj.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:111: warning: POST gets a 302
// CHECK-FIXES: static void saveNumber(const Request &req, Response &res) { res.set_redirect("https://aj.example" + req.path, 307); }
static const Row rowsNumber[] = {{"GET", "/a", showNumber}, {"POST", "/a", saveNumber}};
static Out dispatchNumber(const Request &req, Response &res) {
  int found = -1;
  for (int i = 0; i < 2; ++i)
    if (req.method == rowsNumber[i].method && req.path == rowsNumber[i].path) {
      found = i;
      break;
    }
  if (found < 0)
    return Out::Unhandled;
  rowsNumber[found].page(req, res);
  return Out::Handled;
}

// A function gives the index.
static void showGiven(const Request &req, Response &res) { res.set_redirect("https://ak.example" + req.path, 302); }
static void saveGiven(const Request &req, Response &res) { res.set_redirect("https://al.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: POST gets a 302
// CHECK-FIXES: static void saveGiven(const Request &req, Response &res) { res.set_redirect("https://al.example" + req.path, 307); }
static const Row rowsGiven[] = {{"GET", "/a", showGiven}, {"POST", "/a", saveGiven}};
inline int find(const Request &req) {
  for (int i = 0; i < 2; ++i)
    if (rowsGiven[i].method == req.method && rowsGiven[i].path == req.path)
      return i;
  return -1;
}
static Out dispatchGiven(const Request &req, Response &res) {
  const int i = find(req);
  if (i < 0)
    return Out::Unhandled;
  rowsGiven[i].page(req, res);
  return Out::Handled;
}

// Up to a row that ends the table.
static void showEnded(const Request &req, Response &res) { res.set_redirect("https://am.example" + req.path, 302); }
static void saveEnded(const Request &req, Response &res) { res.set_redirect("https://an.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: POST gets a 302
// CHECK-FIXES: static void saveEnded(const Request &req, Response &res) { res.set_redirect("https://an.example" + req.path, 307); }
static const Row rowsEnded[] = {{"GET", "/a", showEnded}, {"POST", "/a", saveEnded}, {"", "", nullptr}};
static Out dispatchEnded(const Request &req, Response &res) {
  const Row *row = rowsEnded;
  while (row->page && (req.method != row->method || req.path != row->path))
    ++row;
  if (!row->page)
    return Out::Unhandled;
  row->page(req, res);
  return Out::Handled;
}

// The same in a for loop.
static void showBroken(const Request &req, Response &res) { res.set_redirect("https://ao.example" + req.path, 302); }
static void saveBroken(const Request &req, Response &res) { res.set_redirect("https://ap.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:111: warning: POST gets a 302
// CHECK-FIXES: static void saveBroken(const Request &req, Response &res) { res.set_redirect("https://ap.example" + req.path, 307); }
static const Row rowsBroken[] = {{"GET", "/a", showBroken}, {"POST", "/a", saveBroken}, {"", "", nullptr}};
static Out dispatchBroken(const Request &req, Response &res) {
  const Row *row;
  for (row = rowsBroken; row->page; ++row)
    if (req.method == row->method && req.path == row->path)
      break;
  if (!row->page)
    return Out::Unhandled;
  row->page(req, res);
  return Out::Handled;
}

// std::find_if, which gives a pointer.
static void showFoundIf(const Request &req, Response &res) { res.set_redirect("https://aq.example" + req.path, 302); }
static void saveFoundIf(const Request &req, Response &res) { res.set_redirect("https://ar.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:112: warning: POST gets a 302
// CHECK-FIXES: static void saveFoundIf(const Request &req, Response &res) { res.set_redirect("https://ar.example" + req.path, 307); }
static const Row rowsFoundIf[] = {{"GET", "/a", showFoundIf}, {"POST", "/a", saveFoundIf}};
static Out dispatchFoundIf(const Request &req, Response &res) {
  auto it = std::find_if(std::begin(rowsFoundIf), std::end(rowsFoundIf), [&](const Row &row) { return row.method == req.method && row.path == req.path; });
  if (it == std::end(rowsFoundIf))
    return Out::Unhandled;
  it->page(req, res);
  return Out::Handled;
}

// The same, by an iterator and a test that has a name.
static void showNamed(const Request &req, Response &res) { res.set_redirect("https://as.example" + req.path, 302); }
static void saveNamed(const Request &req, Response &res) { res.set_redirect("https://at.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: PUT gets a 302
// CHECK-FIXES: static void saveNamed(const Request &req, Response &res) { res.set_redirect("https://at.example" + req.path, 307); }
static const std::vector<Row> rowsNamed = {{"GET", "/a", showNamed}, {"PUT", "/a", saveNamed}};
static Out dispatchNamed(const Request &req, Response &res) {
  const auto matches = [&req](const auto &row) { return row.method == req.method && row.path == req.path; };
  if (const auto it = std::find_if(rowsNamed.begin(), rowsNamed.end(), matches); it != rowsNamed.end()) {
    it->page(req, res);
    return Out::Handled;
  }
  return Out::Unhandled;
}

// std::any_of, which calls the page as well.
static void showAnyOf(const Request &req, Response &res) { res.set_redirect("https://au.example" + req.path, 302); }
static void saveAnyOf(const Request &req, Response &res) { res.set_redirect("https://av.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: POST gets a 302
// CHECK-FIXES: static void saveAnyOf(const Request &req, Response &res) { res.set_redirect("https://av.example" + req.path, 307); }
static const Row rowsAnyOf[] = {{"GET", "/a", showAnyOf}, {"POST", "/a", saveAnyOf}};
static Out dispatchAnyOf(const Request &req, Response &res) {
  const bool done = std::any_of(std::begin(rowsAnyOf), std::end(rowsAnyOf), [&](const Row &row) {
    if (row.method != req.method || row.path != req.path)
      return false;
    row.page(req, res);
    return true;
  });
  return done ? Out::Handled : Out::Unhandled;
}

// A map by method.
static void showByMethod(const Request &req, Response &res) { res.set_redirect("https://aw.example" + req.path, 302); }
static void saveByMethod(const Request &req, Response &res) { res.set_redirect("https://ax.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:113: warning: POST gets a 302
// CHECK-FIXES: static void saveByMethod(const Request &req, Response &res) { res.set_redirect("https://ax.example" + req.path, 307); }
static const std::map<std::string, Page> rowsByMethod = {{"GET", showByMethod}, {"POST", saveByMethod}};
static Out dispatchByMethod(const Request &req, Response &res) {
  const auto it = rowsByMethod.find(req.method);
  if (it == rowsByMethod.end())
    return Out::Unhandled;
  it->second(req, res);
  return Out::Handled;
}

// The same without a test.
static void showAt(const Request &req, Response &res) { res.set_redirect("https://ay.example" + req.path, 302); }
static void saveAt(const Request &req, Response &res) { res.set_redirect("https://az.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:107: warning: POST gets a 302
// CHECK-FIXES: static void saveAt(const Request &req, Response &res) { res.set_redirect("https://az.example" + req.path, 307); }
static const std::map<std::string, Page> rowsAt = {{"GET", showAt}, {"POST", saveAt}};
static Out dispatchAt(const Request &req, Response &res) {
  rowsAt.at(req.method)(req, res);
  return Out::Handled;
}

// A map by both.
static void showByBoth(const Request &req, Response &res) { res.set_redirect("https://ba.example" + req.path, 302); }
static void saveByBoth(const Request &req, Response &res) { res.set_redirect("https://bb.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:111: warning: POST gets a 302
// CHECK-FIXES: static void saveByBoth(const Request &req, Response &res) { res.set_redirect("https://bb.example" + req.path, 307); }
static const std::map<std::pair<std::string, std::string>, Page> rowsByBoth = {{{"GET", "/a"}, showByBoth}, {{"POST", "/a"}, saveByBoth}};
static Out dispatchByBoth(const Request &req, Response &res) {
  const auto it = rowsByBoth.find({req.method, req.path});
  if (it == rowsByBoth.end())
    return Out::Unhandled;
  it->second(req, res);
  return Out::Handled;
}

// A map by a joined key.
static void showJoined(const Request &req, Response &res) { res.set_redirect("https://bc.example" + req.path, 302); }
static void saveJoined(const Request &req, Response &res) { res.set_redirect("https://bd.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:111: warning: POST gets a 302
// CHECK-FIXES: static void saveJoined(const Request &req, Response &res) { res.set_redirect("https://bd.example" + req.path, 307); }
static const std::map<std::string, Page> rowsJoined = {{"GET /a", showJoined}, {"POST /a", saveJoined}};
static Out dispatchJoined(const Request &req, Response &res) {
  const auto it = rowsJoined.find(req.method + " " + req.path);
  if (it == rowsJoined.end())
    return Out::Unhandled;
  it->second(req, res);
  return Out::Handled;
}

// A table in the function itself.
static void showLocal(const Request &req, Response &res) { res.set_redirect("https://be.example" + req.path, 302); }
static void saveLocal(const Request &req, Response &res) { res.set_redirect("https://bf.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: POST gets a 302
// CHECK-FIXES: static void saveLocal(const Request &req, Response &res) { res.set_redirect("https://bf.example" + req.path, 307); }
 static Out dispatchLocal(const Request &req, Response &res) {
  static const Row rows[] = {{"GET", "/a", showLocal}, {"POST", "/a", saveLocal}};
  for (const Row &row : rows)
    if (row.method == req.method && row.path == req.path) {
      row.page(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}

// By path alone: every method gets to every page that doesn't test it itself.
static void anyKept(const Request &req, Response &res) { res.set_redirect("https://bg.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: POST, PUT, PATCH and DELETE get a 302
// CHECK-FIXES: static void anyKept(const Request &req, Response &res) { res.set_redirect("https://bg.example" + req.path, 307); }
static void readsKept(const Request &req, Response &res) { if (req.method != "GET") return; res.set_redirect("https://bh.example" + req.path, 302); }
static void onlyKept(const Request &req, Response &res) { res.set_redirect("https://bi.example" + req.path, 302); }
static const std::pair<std::string, Page> paths[] = {{"/a", anyKept}, {"/b", readsKept}};
static const std::pair<std::string, Page> readPaths[] = {{"/a", onlyKept}, {"/b", readsKept}};
static Out dispatchByPath(const Request &req, Response &res) {
  const std::pair<std::string, Page> *found = nullptr;
  for (const auto &row : paths)
    if (row.first == req.path)
      found = &row;
  if (!found)
    return Out::Unhandled;
  found->second(req, res);
  return Out::Handled;
}
static Out dispatchReadByPath(const Request &req, Response &res) {
  if (req.method != "GET")
    return Out::Unhandled;
  const std::pair<std::string, Page> *found = nullptr;
  for (const auto &row : readPaths)
    if (row.first == req.path)
      found = &row;
  if (!found)
    return Out::Unhandled;
  found->second(req, res);
  return Out::Handled;
}
static void anyMapped(const Request &req, Response &res) { res.set_redirect("https://bj.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:110: warning: POST, PUT, PATCH and DELETE get a 302
// CHECK-FIXES: static void anyMapped(const Request &req, Response &res) { res.set_redirect("https://bj.example" + req.path, 307); }
static void readsMapped(const Request &req, Response &res) { if (req.method != "GET") return; res.set_redirect("https://bk.example" + req.path, 302); }
static void onlyMapped(const Request &req, Response &res) { res.set_redirect("https://bl.example" + req.path, 302); }
using Pages = std::unordered_map<std::string, std::function<void(const Request &, Response &)>>;
static const Pages mapped = {{"/a", anyMapped}, {"/b", readsMapped}};
static const Pages readMapped = {{"/a", onlyMapped}, {"/b", readsMapped}};
static Out dispatchMapped(const Request &req, Response &res) {
  const auto it = mapped.find(req.path);
  if (it == mapped.end())
    return Out::Unhandled;
  it->second(req, res);
  return Out::Handled;
}
static Out dispatchReadMapped(const Request &req, Response &res) {
  if (req.method != "GET")
    return Out::Unhandled;
  const auto it = readMapped.find(req.path);
  if (it == readMapped.end())
    return Out::Unhandled;
  it->second(req, res);
  return Out::Handled;
}

// Which row is found depends on the method, nobody sees how.
static void showUnseen(const Request &req, Response &res) { res.set_redirect("https://bm.example" + req.path, 302); }
static void saveUnseen(const Request &req, Response &res) { res.set_redirect("https://bn.example" + req.path, 302); }
static const Row rowsUnseen[] = {{"GET", "/a", showUnseen}, {"POST", "/a", saveUnseen}};
bool suits(const Row &row, const std::string &method);
static Out dispatchUnseen(const Request &req, Response &res) {
  const Row *found = nullptr;
  for (const Row &row : rowsUnseen)
    if (suits(row, req.method)) {
      found = &row;
      break;
    }
  if (!found)
    return Out::Unhandled;
  found->page(req, res);
  return Out::Handled;
}
static void showUnseenIf(const Request &req, Response &res) { res.set_redirect("https://bo.example" + req.path, 302); }
static void saveUnseenIf(const Request &req, Response &res) { res.set_redirect("https://bp.example" + req.path, 302); }
static const Row rowsUnseenIf[] = {{"GET", "/a", showUnseenIf}, {"POST", "/a", saveUnseenIf}};
static Out dispatchUnseenIf(const Request &req, Response &res) {
  const auto it = std::find_if(std::begin(rowsUnseenIf), std::end(rowsUnseenIf), [&](const Row &row) { return suits(row, req.method); });
  if (it == std::end(rowsUnseenIf))
    return Out::Unhandled;
  it->page(req, res);
  return Out::Handled;
}

// A copy of the method that somebody has changed is compared with the rows'.
static void showUpper(const Request &req, Response &res) { res.set_redirect("https://bq.example" + req.path, 302); }
static void saveUpper(const Request &req, Response &res) { res.set_redirect("https://br.example" + req.path, 302); }
static const Row rowsUpper[] = {{"GET", "/a", showUpper}, {"POST", "/a", saveUpper}};
std::string upper(const std::string &text);
static Out dispatchUpper(const Request &req, Response &res) {
  const std::string method = upper(req.method);
  const auto it = std::find_if(std::begin(rowsUpper), std::end(rowsUpper), [&](const Row &row) { return row.method == method; });
  if (it == std::end(rowsUpper))
    return Out::Unhandled;
  it->page(req, res);
  return Out::Handled;
}

// What an earlier row keeps doesn't get to the last.
static void showRest(const Request &req, Response &res) { res.set_redirect("https://bs.example" + req.path, 302); }
static void refuse(const Request &, Response &res) { res.status = 405; }
static const Row rest[] = {{"POST", "", refuse}, {"PUT", "", refuse}, {"PATCH", "", refuse}, {"DELETE", "", refuse}, {"", "", showRest}};
static Out dispatchRest(const Request &req, Response &res) {
  const auto it = std::find_if(std::begin(rest), std::end(rest), [&](const Row &row) { return row.method.empty() || row.method == req.method; });
  if (it == std::end(rest))
    return Out::Unhandled;
  it->page(req, res);
  return Out::Handled;
}

// Of no pages none is called.
static const std::map<std::string, Page> none = {};
static const std::vector<Row> noRows = {};
static Out dispatchNone(const Request &req, Response &res) {
  const auto it = std::find_if(noRows.begin(), noRows.end(), [&](const Row &row) { return row.method == req.method; });
  if (it != noRows.end())
    it->page(req, res);
  none.at(req.path)(req, res);
  return Out::Handled;
}

void install(Server &server) {
  for (auto handler : {dispatchKept, dispatchLast, dispatchAsked, dispatchStopped, dispatchNumber, dispatchGiven, dispatchEnded, dispatchBroken, dispatchFoundIf, dispatchNamed, dispatchAnyOf, dispatchByMethod, dispatchAt, dispatchByBoth, dispatchJoined, dispatchLocal, dispatchByPath, dispatchReadByPath, dispatchMapped, dispatchReadMapped, dispatchUnseen, dispatchUnseenIf, dispatchUpper, dispatchRest, dispatchNone})
    server.set_pre_routing_handler(handler);
}
