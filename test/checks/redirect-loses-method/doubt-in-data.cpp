// RUN: %check_redirects %s %t --framework cpp-httplib

// What was set where not all methods get to is a value for those methods: a
// condition on it admits some of them, or leaves it in doubt which.

#include <httplib.h>
#include <memory>
#include <optional>
#include <string>
#include <vector>
using namespace httplib;
using Outcome = Server::HandlerResponse;

bool isKnown(const std::string &cookie);
bool suits(const std::string &method);
struct Answer {
  int code;
  bool isRefusal() const;
};
Answer pass();
Answer refuse(int code);

// A text that says why not.
Outcome textTwin(const Request &req, Response &res) {
  std::string why;
  if (req.method == "POST" || req.method == "PUT")
    why = "reads only";
  else if (req.method != "GET" && req.method != "HEAD")
    why = "no such method";
  if (why.empty())
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome text(const Request &req, Response &res) {
  std::string why;
  if (req.method == "POST")
    why = "reads only";
  if (!why.empty())
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// A number, a pointer, an optional, a list.
Outcome numberTwin(const Request &req, Response &res) {
  int code = 0;
  if (req.method != "GET")
    code = 405;
  if (code >= 400) {
    res.status = code;
    return Outcome::Handled;
  }
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome number(const Request &req, Response &res) {
  int code = 0;
  if (req.method != "PATCH")
    code = 405;
  if (code < 400)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PATCH gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome pointerTwin(const Request &req, Response &res) {
  const char *why = req.method == "HEAD" ? nullptr : "HEAD only";
  if (why == nullptr)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome pointer(const Request &req, Response &res) {
  const char *why = nullptr;
  if (req.method == "PUT")
    why = "moved";
  if (why != nullptr)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
// What told methods apart goes on doing so where some of them have left.
Outcome leftTwin(const Request &req, Response &res) {
  const std::string *page = req.method == "GET" ? &req.path : nullptr;
  if (req.method == "GET")
    return Outcome::Unhandled;
  if (!page)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome leftInTwoTwin(const Request &req, Response &res) {
  const char *page = nullptr;
  if (req.method != "POST")
    page = "/moved";
  if (page != nullptr && req.method != "POST") {
    res.status = 404;
    return Outcome::Handled;
  }
  if (page == nullptr)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome left(const Request &req, Response &res) {
  const std::string *page = req.method == "GET" ? &req.path : nullptr;
  if (req.method == "GET")
    return Outcome::Unhandled;
  if (!page)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome optionalTwin(const Request &req, Response &res) {
  std::optional<bool> allowed;
  if (req.method != "GET")
    allowed = false;
  if (allowed.has_value())
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome optional(const Request &req, Response &res) {
  std::optional<bool> allowed;
  if (req.method == "DELETE")
    allowed = false;
  if (allowed)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: DELETE gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome listTwin(const Request &req, Response &res) {
  std::vector<std::string> faults;
  if (req.method != "GET" && req.method != "HEAD")
    faults.push_back("read only");
  if (req.path.empty())
    faults.emplace_back("no path");
  if (faults.size() > 0)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome list(const Request &req, Response &res) {
  std::vector<std::string> faults;
  if (req.method == "GET")
    faults.push_back("writes only");
  if (!faults.empty())
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// Of what isn't understood nothing is known, and nothing is reported.
Outcome objectTwin(const Request &req, Response &res) {
  Answer answer = pass();
  if (req.method != "GET")
    answer = refuse(405);
  if (answer.isRefusal())
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome underDoubtTwin(const Request &req, Response &res) {
  bool isFit = false;
  if (suits(req.method))
    isFit = true;
  if (isFit)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome statusUnderDoubtTwin(const Request &req, Response &res) {
  int code = 302;
  if (!suits(req.method))
    code = 307;
  res.set_redirect("https://a.example" + req.path, code);
  return Outcome::Handled;
}
Outcome ownStatusTwin(const Request &req, Response &res) {
  if (req.method != "GET")
    res.status = 405;
  if (res.status != 405)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome switchTwin(const Request &req, Response &res) {
  Answer answer = req.method == "GET" ? pass() : refuse(405);
  switch (answer.code) {
  case 0:
    res.set_redirect("https://a.example" + req.path, 302);
    break;
  default:
    break;
  }
  return Outcome::Handled;
}
Outcome forbiddenInLoopTwin(const Request &req, Response &res) {
  for (const char *name : {"POST", "PUT", "PATCH", "DELETE"})
    if (req.method == name)
      return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}

// Of the others it is known that they get here.
Outcome forbiddenInLoop(const Request &req, Response &res) {
  for (const char *name : {"POST", "PUT"})
    if (req.method == name)
      return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome namedBesidesDoubt(const Request &req, Response &res) {
  if (req.method == "PUT" || suits(req.method))
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// What was given to one member says nothing of the others, nor of what is made
// of those.
struct Job {
  std::string page;
  bool isOpen;
  struct {
    bool isPaid;
    int tries;
  } state;
};
Job *find(const std::string &path);
struct Shelf {
  bool hasMoved;
};
const Shelf *shelfOf(const bool &isOpen);
Outcome sameMemberTwin(const Request &req, Response &res) {
  Job kept = *find(req.path);
  Job *job = &kept;
  if (suits(req.method))
    job->isOpen = true;
  if (job->isOpen)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome innerMemberTwin(const Request &req, Response &res) {
  Job job = *find(req.path);
  if (suits(req.method))
    job.state.isPaid = true;
  if (job.state.isPaid)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome wholeTwin(const Request &req, Response &res) {
  Job job = *find(req.path);
  if (suits(req.method))
    job = *find("/");
  if (job.isOpen)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome madeOfMemberTwin(const Request &req, Response &res) {
  Job kept = *find(req.path);
  Job *job = &kept;
  if (suits(req.method))
    job->isOpen = true;
  const Shelf *shelf = shelfOf(job->isOpen);
  if (shelf->hasMoved)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome otherMember(const Request &req, Response &res) {
  Job kept = *find(req.path);
  Job *job = &kept;
  if (suits(req.method))
    job->page = "open";
  if (job->isOpen)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome otherMemberByValue(const Request &req, Response &res) {
  Job job = *find(req.path);
  if (suits(req.method))
    job.state.tries = 0;
  if (job.isOpen)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome madeOfOtherMember(const Request &req, Response &res) {
  Job kept = *find(req.path);
  Job *job = &kept;
  const Shelf *shelf = shelfOf(job->isOpen);
  if (suits(req.method))
    job->page = "open";
  if (shelf->hasMoved)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

// What was given to some methods alone, and leads them alone somewhere, was
// given for that: whatever it is, they get there. Whether they get past it isn't
// known.
const std::string *pageFor(const std::string &path);
bool find(const std::string &path, std::string *page);
int codeFor(const std::string &path);
Outcome pastGivenTwin(const Request &req, Response &res) {
  const std::string *why = nullptr;
  if (req.method != "GET")
    why = pageFor(req.path);
  if (why)
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome givenToBothTwin(const Request &req, Response &res) {
  int code = codeFor("/");
  if (req.method == "POST")
    code = codeFor(req.path);
  if (code == 7)
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome pastNumberTwin(const Request &req, Response &res) {
  int code = 0;
  if (req.method == "POST")
    code = codeFor(req.path);
  if (code != 7 && req.method != "PUT" && req.method != "PATCH" &&
      req.method != "DELETE")
    res.set_redirect("https://a.example" + req.path, 302);
  return Outcome::Handled;
}
Outcome given(const Request &req, Response &res) {
  const std::string *page = nullptr;
  if (req.method == "POST")
    page = pageFor(req.path);
  if (page)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome givenToSeveral(const Request &req, Response &res) {
  const std::string *page = nullptr;
  if (req.method != "GET" && req.method != "HEAD")
    page = pageFor(req.path);
  if (page != nullptr)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome givenNumber(const Request &req, Response &res) {
  int code = 0;
  if (req.method == "PUT")
    code = codeFor(req.path);
  if (code >= 7)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: PUT gets
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome givenStatus(const Request &req, Response &res) {
  const std::string *page = nullptr;
  int code = 200;
  if (req.method == "POST")
    page = pageFor(req.path);
  if (page) {
    res.set_header("Location", "https://a.example" + req.path);
    code = 302;
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: POST gets
    // CHECK-FIXES: code = 307;
  }
  res.status = code;
  return Outcome::Handled;
}

// What has nothing to do with the method leaves no doubt.
Outcome otherData(const Request &req, Response &res) {
  std::string why;
  if (!isKnown(req.get_header_value("Cookie")))
    why = "who are you";
  if (req.method == "POST")
    res.set_header("X-Wrote", "1");
  if (!why.empty())
    return Outcome::Unhandled;
  res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:52: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}
Outcome conditionOfItsOwn(const Request &req, Response &res) {
  bool mayPass = true;
  if (req.method != "GET")
    mayPass = isKnown(req.get_header_value("Cookie"));
  if (mayPass)
    res.set_redirect("https://a.example" + req.path, 302);
  // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: POST, PUT, PATCH and DELETE get
  // CHECK-FIXES: res.set_redirect("https://a.example" + req.path, 307);
  return Outcome::Handled;
}

int main() {
  Server server;
  for (auto handler :
       {text,          textTwin,       number,
        numberTwin,    pointer,        pointerTwin,
        left,          leftTwin,       leftInTwoTwin,
        optional,      optionalTwin,   list,
        listTwin,      objectTwin,     underDoubtTwin,
        switchTwin,    ownStatusTwin,  statusUnderDoubtTwin,
        otherData,     forbiddenInLoop, forbiddenInLoopTwin,
        namedBesidesDoubt, conditionOfItsOwn,
        sameMemberTwin, innerMemberTwin, wholeTwin, madeOfMemberTwin,
        otherMember, otherMemberByValue, madeOfOtherMember,
        pastGivenTwin, givenToBothTwin, pastNumberTwin, given,
        givenToSeveral, givenNumber, givenStatus})
    server.set_pre_routing_handler(handler);
}
