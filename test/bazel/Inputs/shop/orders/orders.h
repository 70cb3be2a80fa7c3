#pragma once

#include <httplib.h>

void placeOrder(const httplib::Request &req, httplib::Response &res);
void showOrder(const httplib::Request &req, httplib::Response &res);
