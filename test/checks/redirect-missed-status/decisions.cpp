// RUN: %check_redirects %s %t --checks http-redirect-missed-status --no-fix -- -I%S/Inputs

// The ways in which code decides by the status. Each has a twin that knows all
// five, or that asks for the class.

#include "client.h"
#include <algorithm>
#include <set>

std::string orChain(HttpClient &client, std::string url) {
  for (int round = 0; round < 5; ++round) {
    const Answer answer = client.get(url);
    if (answer.status == 301 || answer.status == 302) {
      // CHECK-NOTES: :[[@LINE-1]]:26: warning: this client follows 301 and 302, but takes 303, 307 and 308 for errors [http-redirect-missed-status]
      // CHECK-NOTES: :[[@LINE-2]]:26: note: for a client that only sends GET, 301, 302, 303, 307 and 308 mean the same
      url = answer.header("Location");
      continue;
    }
    if (answer.status != 200)
      return "";
    return answer.body;
  }
  return "";
}

std::string orChainOfAll(HttpClient &client, std::string url) {
  for (int round = 0; round < 5; ++round) {
    const Answer answer = client.get(url);
    if (answer.status == 301 || answer.status == 302 || answer.status == 303 ||
        answer.status == 307 || answer.status == 308) {
      url = answer.header("Location");
      continue;
    }
    if (answer.status != 200)
      return "";
    return answer.body;
  }
  return "";
}

std::string onlyTheTargetDecides(HttpClient &client, std::string url) {
  for (int round = 0; round < 5; ++round) {
    const Answer answer = client.get(url);
    url = answer.header("Location");
    if (answer.status == 301)
      note("moved for good");
    if (url.empty())
      return answer.body;
  }
  return "";
}

Answer choice(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  switch (answer.status) {
  case 200:
    return answer;
  case 301:
    // CHECK-NOTES: :[[@LINE-1]]:8: warning: this client follows 301, 302, 303 and 307, but takes 308 for an error [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:8: note: for a client that only sends GET
  case 302:
  case 303:
  case 307:
    return choice(client, answer.header("Location"));
  default:
    throw answer.status;
  }
}

Answer choiceThatRefuses(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  switch (answer.status) {
  case 301:
  case 302:
  case 303:
    return choiceThatRefuses(client, answer.header("Location"));
  case 307:
  case 308:
    throw "asks for more than this client can do";
  default:
    return answer;
  }
}

Answer range(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status >= 300 && answer.status <= 307)
    // CHECK-NOTES: :[[@LINE-1]]:24: warning: this client follows 301, 302, 303 and 307, but takes 308 for an error [http-redirect-missed-status]
    // CHECK-NOTES: :[[@LINE-2]]:24: note: for a client that only sends GET
    return range(client, answer.header("Location"));
  return answer;
}

Answer rangeOfTheClass(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status >= 300 && answer.status < 400)
    return rangeOfTheClass(client, answer.header("Location"));
  return answer;
}

Answer classTest(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (answer.status / 100 == 3 && answer.status != 304)
    return classTest(client, answer.header("Location"));
  return answer;
}

static bool isRedirect(int code) {
  return code == 301 || code == 302 || code == 303 || code == 307;
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: this client follows 301, 302, 303 and 307, but takes 308 for an error [http-redirect-missed-status]
  // CHECK-NOTES: :[[@LINE-2]]:18: note: for a client that only sends GET
}

Answer predicate(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  if (isRedirect(answer.status))
    return predicate(client, answer.header("Location"));
  return answer;
}

Answer predicateAndMore(HttpClient &client, const std::string &url) {
  const Answer answer = client.get(url);
  const bool moved = isRedirect(answer.status) || answer.status == 308;
  if (moved)
    return predicateAndMore(client, answer.header("Location"));
  return answer;
}

Answer set(HttpClient &client, const std::string &url) {
  static const std::set<int> codes = {301, 302, 307};
  // CHECK-NOTES: :[[@LINE-1]]:39: warning: this client follows 301, 302 and 307, but takes 303 and 308 for errors [http-redirect-missed-status]
  // CHECK-NOTES: :[[@LINE-2]]:39: note: for a client that only sends GET
  const Answer answer = client.get(url);
  if (codes.count(answer.status))
    return set(client, answer.header("Location"));
  return answer;
}

Answer array(HttpClient &client, const std::string &url) {
  static constexpr int codes[] = {301, 302, 303, 307};
  // CHECK-NOTES: :[[@LINE-1]]:35: warning: this client follows 301, 302, 303 and 307, but takes 308 for an error [http-redirect-missed-status]
  // CHECK-NOTES: :[[@LINE-2]]:35: note: for a client that only sends GET
  const Answer answer = client.get(url);
  if (std::find(std::begin(codes), std::end(codes), answer.status) !=
      std::end(codes))
    return array(client, answer.header("Location"));
  return answer;
}

Answer setOfAll(HttpClient &client, const std::string &url) {
  static const std::set<int> codes = {301, 302, 303, 307, 308};
  const Answer answer = client.get(url);
  if (codes.find(answer.status) != codes.end())
    return setOfAll(client, answer.header("Location"));
  return answer;
}

Answer flag(HttpClient &client, std::string url) {
  Answer answer;
  bool again = false;
  do {
    again = false;
    answer = client.get(url);
    switch (answer.status) {
    case 301:
      // CHECK-NOTES: :[[@LINE-1]]:10: warning: this client follows 301, 302 and 307, but takes 303 and 308 for errors [http-redirect-missed-status]
      // CHECK-NOTES: :[[@LINE-2]]:10: note: for a client that only sends GET
    case 307:
      again = true;
      break;
    case 302:
      note("for now");
      again = true;
      break;
    default:
      break;
    }
    if (again)
      url = answer.header("Location");
  } while (again);
  return answer;
}

Answer flagOfAll(HttpClient &client, std::string url) {
  Answer answer;
  bool again = false;
  do {
    again = false;
    answer = client.get(url);
    if (answer.status == 301 || answer.status == 308)
      again = true;
    if (answer.status == 302 || answer.status == 303 || answer.status == 307)
      again = true;
    if (again)
      url = answer.header("Location");
  } while (again);
  return answer;
}
