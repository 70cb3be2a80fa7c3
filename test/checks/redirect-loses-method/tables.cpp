// RUN: %check_redirects %s %t --framework cpp-httplib

// The rows of a table are kept whole: method, path and page of one row belong
// together, and a condition on one of them narrows the others.

#include <httplib.h>
#include <cstring>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>
using namespace httplib;
using Out = Server::HandlerResponse;
using Page = void (*)(const Request &, Response &);
using AnyPage = std::function<void(const Request &, Response &)>;

// A method in words.
static void listNotes(const Request &req, Response &res) { res.set_redirect("https://a.example" + req.path, 302); }
static void keepNote(const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: POST gets a 302
// CHECK-FIXES: static void keepNote(const Request &req, Response &res) { res.set_redirect("https://b.example" + req.path, 307); }
struct Row {
  std::string method;
  const char *path;
  Page page;
};
static const Row rows[] = {{"GET", "/notes", listNotes}, {"POST", "/note", keepNote}};
void byWord(Server &server) {
  for (const auto &row : rows) {
    if (row.method == "GET")
      server.Get(row.path, row.page);
    else if (row.method == "POST")
      server.Post(row.path, row.page);
  }
}

// A flag, and the rows taken apart.
static void showCart(const Request &req, Response &res) { res.set_redirect("https://c.example" + req.path, 302); }
static void fillCart(const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: PUT gets a 302
// CHECK-FIXES: static void fillCart(const Request &req, Response &res) { res.set_redirect("https://d.example" + req.path, 307); }
struct Flagged {
  bool reads;
  const char *path;
  AnyPage page;
};
static const std::vector<Flagged> flagged = {{true, "/cart", showCart}, {false, "/cart", fillCart}};
void byFlag(Server &server) {
  for (const auto &[reads, path, page] : flagged) {
    if (reads) {
      server.Get(path, page);
      continue;
    }
    server.Put(path, page);
  }
}

// An enumerator, by an index; the row has a name of its own.
static void showUser(const Request &req, Response &res) { res.set_redirect("https://e.example" + req.path, 302); }
static void dropUser(const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: DELETE gets a 302
// CHECK-FIXES: static void dropUser(const Request &req, Response &res) { res.set_redirect("https://f.example" + req.path, 307); }
enum class Verb { Show, Drop };
struct Entry {
  Verb verb;
  const char *path;
  Page page;
};
static const Entry entries[] = {{Verb::Show, "/user", showUser}, {Verb::Drop, "/user", dropUser}};
void byIndex(Server &server) {
  for (unsigned i = 0; i < sizeof entries / sizeof *entries; ++i) {
    const Entry &entry = entries[i];
    switch (entry.verb) {
    case Verb::Show:
      server.Get(entry.path, entry.page);
      break;
    case Verb::Drop:
      server.Delete(entry.path, entry.page);
      break;
    }
  }
}

// Up to a row that ends the table.
static void showFile(const Request &req, Response &res) { res.set_redirect("https://g.example" + req.path, 302); }
static void saveFile(const Request &req, Response &res) { res.set_redirect("https://h.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: PUT gets a 302
// CHECK-FIXES: static void saveFile(const Request &req, Response &res) { res.set_redirect("https://h.example" + req.path, 307); }
struct Plain {
  const char *method;
  const char *path;
  Page page;
};
static const Plain files[] = {{"GET", "/file", showFile}, {"PUT", "/file", saveFile}, {nullptr, nullptr, nullptr}};
void upToNull(Server &server) {
  for (const Plain *file = files; file->method; ++file)
    if (std::strcmp(file->method, "PUT") == 0)
      server.Put(file->path, file->page);
    else
      server.Get(file->path, file->page);
}

// What is taken out of a row is that row's.
static void showTask(const Request &req, Response &res) { res.set_redirect("https://i.example" + req.path, 302); }
static void editTask(const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: PATCH gets a 302
// CHECK-FIXES: static void editTask(const Request &req, Response &res) { res.set_redirect("https://j.example" + req.path, 307); }
static const Plain tasks[] = {{"GET", "/task", showTask}, {"PATCH", "/task", editTask}};
void takenOut(Server &server) {
  for (const Plain &task : tasks) {
    const std::string method = task.method;
    const Page page = task.page;
    const bool reads = method == "GET";
    if (reads)
      server.Get(task.path, page);
    else
      server.Patch(task.path, page);
  }
}

// One table for reads, one for writes.
static void showDisk(const Request &req, Response &res) { res.set_redirect("https://k.example" + req.path, 302); }
static void showNet(const Request &req, Response &res) { res.set_redirect("https://l.example" + req.path, 302); }
static void wipeDisk(const Request &req, Response &res) { res.set_redirect("https://m.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: POST gets a 302
// CHECK-FIXES: static void wipeDisk(const Request &req, Response &res) { res.set_redirect("https://m.example" + req.path, 307); }
void twoTables(Server &server) {
  static const std::map<std::string, Page> reads = {{"/disk", showDisk}, {"/net", showNet}};
  static const std::map<std::string, Page> writes = {{"/disk", wipeDisk}};
  for (const auto &[path, page] : reads)
    server.Get(path, page);
  for (const auto &entry : writes)
    server.Post(entry.first, entry.second);
}

// A mask of methods.
enum { Read = 1, Write = 2 };
static void showBoth(const Request &req, Response &res) { res.set_redirect("https://n.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: POST gets a 302
// CHECK-FIXES: static void showBoth(const Request &req, Response &res) { res.set_redirect("https://n.example" + req.path, 307); }
static void showOne(const Request &req, Response &res) { res.set_redirect("https://o.example" + req.path, 302); }
struct Masked {
  int methods;
  const char *path;
  Page page;
};
static const Masked masked[] = {{Read | Write, "/both", showBoth}, {Read, "/one", showOne}};
void byMask(Server &server) {
  for (const auto &row : masked) {
    if (row.methods & Read)
      server.Get(row.path, row.page);
    if (row.methods & Write)
      server.Post(row.path, row.page);
  }
}

// The table is asked for each request.
static void showLog(const Request &req, Response &res) { res.set_redirect("https://p.example" + req.path, 302); }
static void clearLog(const Request &req, Response &res) { res.set_redirect("https://q.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: DELETE gets a 302
// CHECK-FIXES: static void clearLog(const Request &req, Response &res) { res.set_redirect("https://q.example" + req.path, 307); }
static const Row logPages[] = {{"GET", "/log", showLog}, {"DELETE", "/log", clearLog}};
static Out dispatch(const Request &req, Response &res) {
  for (const Row &row : logPages)
    if (req.method == row.method && req.path == row.path) {
      row.page(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}
// First found, then called.
static void showJob(const Request &req, Response &res) { res.set_redirect("https://r.example" + req.path, 302); }
static void startJob(const Request &req, Response &res) { res.set_redirect("https://s.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: POST gets a 302
// CHECK-FIXES: static void startJob(const Request &req, Response &res) { res.set_redirect("https://s.example" + req.path, 307); }
static const Row jobPages[] = {{"GET", "/job", showJob}, {"POST", "/job", startJob}};
inline const Row *find(const Request &req) {
  for (const Row &row : jobPages)
    if (row.method == req.method && row.path == req.path)
      return &row;
  return nullptr;
}
static Out dispatchFound(const Request &req, Response &res) {
  const Row *row = find(req);
  if (!row)
    return Out::Unhandled;
  row->page(req, res);
  return Out::Handled;
}
// A test and a page.
using Test = bool (*)(const Request &);
static bool isRead(const Request &req) { return req.method == "GET"; }
static bool isWrite(const Request &req) { return req.method == "PUT"; }
static void showKey(const Request &req, Response &res) { res.set_redirect("https://t.example" + req.path, 302); }
static void saveKey(const Request &req, Response &res) { res.set_redirect("https://u.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:107: warning: PUT gets a 302
// CHECK-FIXES: static void saveKey(const Request &req, Response &res) { res.set_redirect("https://u.example" + req.path, 307); }
static const struct {
  Test matches;
  Page page;
} tested[] = {{isRead, showKey}, {isWrite, saveKey}};
static Out dispatchTested(const Request &req, Response &res) {
  for (const auto &row : tested) {
    if (!row.matches(req))
      continue;
    row.page(req, res);
    return Out::Handled;
  }
  return Out::Unhandled;
}
static void showHost(const Request &req, Response &res) { res.set_redirect("https://hh.example" + req.path, 302); }
static void saveHost(const Request &req, Response &res) { res.set_redirect("https://ii.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:109: warning: PUT gets a 302
// CHECK-FIXES: static void saveHost(const Request &req, Response &res) { res.set_redirect("https://ii.example" + req.path, 307); }
static const struct {
  Test matches;
  Page page;
} hosts[] = {{isRead, showHost}, {isWrite, saveHost}};
static Out dispatchByIndex(const Request &req, Response &res) {
  for (unsigned i = 0; i < sizeof hosts / sizeof *hosts; i++) {
    if (!hosts[i].matches(req))
      continue;
    hosts[i].page(req, res);
    return Out::Handled;
  }
  return Out::Unhandled;
}
// The answer is in the row.
struct Answered {
  const char *method;
  int status;
};
static const Answered answers[] = {{"GET", 302}, {"POST", 307}, {"PUT", 303}};
static Out dispatchAnswers(const Request &req, Response &res) {
  for (const Answered &answer : answers)
    if (req.method == answer.method)
      res.set_redirect("https://v.example" + req.path, answer.status);
  return Out::Handled;
}
// What is refused in a loop doesn't get behind it.
static const char *const refused[] = {"POST", "PUT", "PATCH", "DELETE"};
static Out afterLoop(const Request &req, Response &res) {
  for (unsigned i = 0; i < 4; ++i)
    if (req.method == refused[i])
      return Out::Unhandled;
  res.set_redirect("https://w.example" + req.path, 302);
  return Out::Handled;
}
// By a pointer, up to a row that ends the table.
static void showPart(const Request &req, Response &res) { res.set_redirect("https://x.example" + req.path, 302); }
static void savePart(const Request &req, Response &res) { res.set_redirect("https://y.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:108: warning: PUT gets a 302
// CHECK-FIXES: static void savePart(const Request &req, Response &res) { res.set_redirect("https://y.example" + req.path, 307); }
static const Plain parts[] = {{"GET", "/part", showPart}, {"PUT", "/part", savePart}, {nullptr, nullptr, nullptr}};
static Out dispatchWalk(const Request &req, Response &res) {
  for (const Plain *part = parts; part->method; part++)
    if (req.method == part->method) {
      part->page(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}
// Those behind a row get what it has left.
static void refuse(const Request &, Response &res) { res.status = 405; }
static void showRest(const Request &req, Response &res) { res.set_redirect("https://z.example" + req.path, 302); }
static const Plain rest[] = {{"POST", "", refuse}, {"PUT", "", refuse}, {"PATCH", "", refuse}, {"DELETE", "", refuse}, {nullptr, "", showRest}};
static Out dispatchRest(const Request &req, Response &res) {
  for (const Plain &row : rest)
    if (!row.method || req.method == row.method) {
      row.page(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}
static void moveRest(const Request &req, Response &res) { res.set_redirect("https://aa.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:109: warning: PUT, PATCH and DELETE get a 302
// CHECK-FIXES: static void moveRest(const Request &req, Response &res) { res.set_redirect("https://aa.example" + req.path, 307); }
static const Plain others[] = {{"POST", "", refuse}, {"GET", "", refuse}, {nullptr, "", moveRest}};
static Out dispatchOthers(const Request &req, Response &res) {
  for (const Plain &row : others)
    if (!row.method || req.method == row.method) {
      row.page(req, res);
      return Out::Handled;
    }
  return Out::Unhandled;
}
// Behind the loop, the index means the row at which it has stopped.
static void showZone(const Request &req, Response &res) { res.set_redirect("https://bb.example" + req.path, 302); }
static const Row zones[] = {{"GET", "/zone", showZone}, {"POST", "/zone", refuse}};
static Out dispatchBehind(const Request &req, Response &res) {
  int i = 0;
  for (; i < 2; ++i)
    if (req.method == zones[i].method && req.path == zones[i].path)
      break;
  if (i == 2)
    return Out::Unhandled;
  zones[i].page(req, res);
  return Out::Handled;
}
static Out dispatchNamed(const Request &req, Response &res) {
  int i = 0;
  for (; i < 2; ++i)
    if (req.method == zones[i].method && req.path == zones[i].path)
      break;
  if (i == 2)
    return Out::Unhandled;
  const Row &zone = zones[i];
  zone.page(req, res);
  return Out::Handled;
}
// An index that the method decides means the row that it does.
static const int readFound[] = {302, 307};
static const int writeFound[] = {307, 302};
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: POST, PUT, PATCH and DELETE get a 302
// CHECK-FIXES: static const int writeFound[] = {307, 307};
static Out dispatchReadFound(const Request &req, Response &res) {
  const int which = req.method == "GET" ? 0 : 1;
  const int status = readFound[which];
  res.set_redirect("https://ee.example" + req.path, status);
  return Out::Handled;
}
static Out dispatchWriteFound(const Request &req, Response &res) {
  const int which = req.method == "GET" ? 0 : 1;
  const int status = writeFound[which];
  res.set_redirect("https://ff.example" + req.path, status);
  return Out::Handled;
}
int pick(const Request &req);
static Out dispatchPicked(const Request &req, Response &res) {
  const int which = pick(req);
  const int status = readFound[which];
  res.set_redirect("https://gg.example" + req.path, status);
  return Out::Handled;
}

// What a lambda captures of a row is that row's.
static void showLog2(const Request &req, Response &res) { res.set_redirect("https://cc.example" + req.path, 302); }
static void sendLog2(const Request &req, Response &res) { res.set_redirect("https://dd.example" + req.path, 302); }
// CHECK-MESSAGES: :[[@LINE-1]]:109: warning: POST gets a 302
// CHECK-FIXES: static void sendLog2(const Request &req, Response &res) { res.set_redirect("https://dd.example" + req.path, 307); }
static const Plain captured[] = {{"GET", "", showLog2}, {"POST", "", sendLog2}};
void installCaptured(Server &server) {
  for (const Plain &row : captured) {
    const Page page = row.page;
    const char *const method = row.method;
    server.set_pre_routing_handler([method, page](const Request &req, Response &res) {
      if (req.method == method)
        page(req, res);
      return Out::Handled;
    });
  }
}

void install(Server &server) {
  for (auto handler : {dispatch, dispatchFound, dispatchTested, dispatchAnswers, afterLoop, dispatchWalk, dispatchRest, dispatchOthers, dispatchBehind,
                       dispatchNamed, dispatchByIndex, dispatchReadFound, dispatchWriteFound, dispatchPicked})
    server.set_pre_routing_handler(handler);
}
