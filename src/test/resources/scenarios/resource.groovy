step('of the class path') { }
